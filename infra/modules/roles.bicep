// Who may do what, by identity. Least that works: see OPERATIONS.md.
param storageName string
param hostStorageName string
param componentName string
param appPrincipalId string
param bureauGroupIds array
param operatorGroupIds array

// Ids are the same in every tenant and cloud.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-f855dd294fb4'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// Beside telemetry, nothing else in the subscription is granted to the app. On the data: triggers read blobs, steps write blobs and tables, and what
// failed five times is put into a queue.
var appDataRoles = [
  blobDataContributor
  queueDataContributor
  tableDataContributor
]
// On the host's own account: the host asks for Owner on blobs, has the triggers' queue, and writes its diagnostic events into a table.
var appHostRoles = [
  blobDataOwner
  queueDataContributor
  tableDataContributor
]
// The bureau reads what is published and answered, and puts the roster; no more.
var bureauGrants = [
  { container: 'summaries', role: blobDataReader }
  { container: 'receipts', role: blobDataReader }
  { container: 'registry', role: blobDataContributor }
]
// Those who run `pipeline bureau`, `access` and sign upload links. `bureau purge` deletes versions of originals, which Contributor may not.
var operatorRoles = [
  blobDataOwner
  queueDataContributor
  tableDataContributor
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: hostStorageName }

resource component 'Microsoft.Insights/components@2020-02-02' existing = { name: componentName }

resource appData 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in appDataRoles: {
  name: guid(account.id, appPrincipalId, role)
  scope: account
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource appHost 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in appHostRoles: {
  name: guid(hostAccount.id, appPrincipalId, role)
  scope: hostAccount
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
  }
}]

resource appTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(component.id, appPrincipalId, metricsPublisher)
  scope: component
  properties: {
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher)
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: account
  name: 'default'
}

resource granted 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = [for grant in bureauGrants: {
  parent: blobs
  name: grant.container
}]

resource bureau 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for index in range(0, length(bureauGroupIds) * length(bureauGrants)): {
  name: guid(account.id, bureauGroupIds[index / length(bureauGrants)], bureauGrants[index % length(bureauGrants)].container, bureauGrants[index % length(bureauGrants)].role)
  scope: granted[index % length(bureauGrants)]
  properties: {
    principalId: bureauGroupIds[index / length(bureauGrants)]
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', bureauGrants[index % length(bureauGrants)].role)
  }
}]

resource operators 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for index in range(0, length(operatorGroupIds) * length(operatorRoles)): {
  name: guid(account.id, operatorGroupIds[index / length(operatorRoles)], operatorRoles[index % length(operatorRoles)])
  scope: account
  properties: {
    principalId: operatorGroupIds[index / length(operatorRoles)]
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', operatorRoles[index % length(operatorRoles)])
  }
}]

resource hostBlobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' existing = {
  parent: hostAccount
  name: 'default'
}

resource keys 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' existing = {
  parent: hostBlobs
  name: 'keys'
}

// `pipeline access issue --person` protects what signs a person in with the keys of the pages.
resource operatorKeys 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for group in operatorGroupIds: {
  name: guid(keys.id, group, blobDataContributor)
  scope: keys
  properties: {
    principalId: group
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}]
