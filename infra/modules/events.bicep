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
  // Its own identity writes what could not be delivered.
  identity: { type: 'SystemAssigned' }
  properties: {
    source: account.id
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource keptAside 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  parent: blobs
  name: 'kept-aside'
}

var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource deadLetters 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(keptAside.id, topic.id, blobDataContributor)
  scope: keptAside
  properties: {
    principalId: topic.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

output name string = topic.name
