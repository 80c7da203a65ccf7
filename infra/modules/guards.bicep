// Who read and wrote what, and the scan of what comes in.
param storageName string
param hostStorageName string
param workspaceName string
param scanUploads bool
param scanGbPerMonth int

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

var logs = [
  { category: 'StorageRead', enabled: true }
  { category: 'StorageWrite', enabled: true }
  { category: 'StorageDelete', enabled: true }
]

resource blobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-and-wrote'
  scope: blobs
  properties: { workspaceId: workspace.id, logs: logs }
}

resource queueLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-and-wrote'
  scope: queues
  properties: { workspaceId: workspace.id, logs: logs }
}

resource tableLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-and-wrote'
  scope: tables
  properties: { workspaceId: workspace.id, logs: logs }
}

// Of the host's own account the blobs alone, for the keys: its queue is asked many times a minute.
resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: hostStorageName }

resource hostBlobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: hostAccount
  name: 'default'
}

resource hostBlobLog 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'who-read-and-wrote'
  scope: hostBlobs
  properties: { workspaceId: workspace.id, logs: logs }
}

resource scan 'Microsoft.Security/defenderForStorageSettings@2022-12-01-preview' = if (scanUploads) {
  name: 'current'
  scope: account
  properties: {
    isEnabled: true
    overrideSubscriptionLevelSettings: true
    malwareScanning: { onUpload: { isEnabled: true, capGBPerMonth: scanGbPerMonth } }
    sensitiveDataDiscovery: { isEnabled: false }
  }
}
