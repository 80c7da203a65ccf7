// What the storage account tells of new blobs. The subscription to it is in ../subscription.bicep.
param name string
param location string
param tags object
param storageName string

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

output name string = topic.name
