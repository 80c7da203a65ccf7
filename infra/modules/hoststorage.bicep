// The host's own: code package, function keys, leases, timers, the triggers' queue; and the keys of the pages' cookies. Nothing that a school or the
// bureau wrote lies here, and nobody but the app comes here, except operators to the keys.
param name string
param location string
param tags object
param redundancy string
param softDeleteDays int
param protectData bool
param allowedIpRanges array

// StorageNames.HostContainers of functions/Pipeline.Storage; a test holds them against each other.
var containers = [
  'keys'
]
// Holds the code that Flex Consumption runs.
var deploymentContainer = 'app-package'

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
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    allowCrossTenantReplication: false
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: empty(allowedIpRanges) ? 'Allow' : 'Deny'
      ipRules: [for range in allowedIpRanges: { value: range, action: 'Allow' }]
    }
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

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for item in concat(containers, [deploymentContainer]): {
  parent: blobs
  name: item
  properties: { publicAccess: 'None' }
}]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'versions-of-the-hosts-own-go'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['azure-webjobs-hosts/', '${deploymentContainer}/', 'keys/sheets/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 7 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectData) {
  name: 'keep-the-keys'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Without the keys nobody of the bureau can sign in. OPERATIONS.md says how to take the lock off.' }
}

output name string = account.name
output deploymentContainer string = deploymentContainer
