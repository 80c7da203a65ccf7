// All that the product keeps; the host's own is in hoststorage.bicep. Names are those of functions/Pipeline.Storage/StorageNames.cs; a test holds them against each other.
param name string
param location string
param tags object
param redundancy string
param softDeleteDays int
param protectData bool
param allowedIpRanges array
param immutableOriginalDays int

var containers = [
  'uploads'
  'originals'
  'receipts'
  'summaries'
  'registry'
  'rosters'
  'templates'
  'kept-aside'
  'schemes'
]
var tables = [
  'Submissions'
  'Figures'
  'Findings'
  'Periods'
  'Access'
]
var queues = [
  'webjobs-blobtrigger-poison'
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    // The app and the bureau come with identities. Upload links for schools are signed by a user's delegation key, not by the account's.
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    // Schools upload from anywhere; what protects the data is the link's scope and life.
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: empty(allowedIpRanges) ? 'Allow' : 'Deny'
      ipRules: [for range in allowedIpRanges: { value: range, action: 'Allow' }]
    }
    // A link that lives longer than a reporting week is logged.
    sasPolicy: { sasExpirationPeriod: '15.00:00:00', expirationAction: 'Log' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for item in containers: {
  parent: blobs
  name: item
  properties: { publicAccess: 'None' }
}]

// Not locked: the bureau can still purge once the policy is taken off, as OPERATIONS.md says; nobody overwrites or deletes an original by mistake before.
resource originalsStay 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (immutableOriginalDays > 0) {
  name: '${name}/default/originals/default'
  properties: { immutabilityPeriodSinceCreationInDays: max(immutableOriginalDays, 1), allowProtectedAppendWrites: false }
  dependsOn: [container]
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for item in queues: {
  parent: queueService
  name: item
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [for item in tables: {
  parent: tableService
  name: item
}]

// Originals and summaries are kept for good and grow cheaper; versions of what can be made anew are not kept long.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'originals-and-summaries-grow-cold'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['originals/', 'summaries/', 'rosters/'] }
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: 180 }
                tierToCold: { daysAfterModificationGreaterThan: 730 }
              }
              version: { tierToCool: { daysAfterCreationGreaterThan: 30 } }
            }
          }
        }
        {
          name: 'versions-of-the-replaceable-go'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['uploads/', 'receipts/', 'registry/', 'templates/', 'kept-aside/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 60 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectData) {
  name: 'keep-the-data'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Originals and summaries. OPERATIONS.md says how to take the lock off.' }
}

output name string = account.name
