// Who may do what, by identity. Least that works: see OPERATIONS.md.
param storageName string
param componentName string
param appPrincipalId string
param bureauGroupIds array

// Ids are the same in every tenant and cloud.
var blobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDelegator = 'db58b8e5-c6ad-4a2a-8342-4190687cbf4a'
var queueDataContributor = '974c5e8b-45b9-4653-ba55-f855dd294fb4'
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var metricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'

// The host asks for Owner on blobs: it takes leases and keeps its keys there. Nothing else in the subscription is granted to the app.
var appStorageRoles = [
  blobDataOwner
  queueDataContributor
  tableDataContributor
]
// Files for roster, uploads and summaries, and the delegation key that upload links are signed with.
var bureauRoles = [
  blobDataContributor
  blobDelegator
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource component 'Microsoft.Insights/components@2020-02-02' existing = { name: componentName }

resource appStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in appStorageRoles: {
  name: guid(account.id, appPrincipalId, role)
  scope: account
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

resource bureau 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for index in range(0, length(bureauGroupIds) * length(bureauRoles)): {
  name: guid(account.id, bureauGroupIds[index / length(bureauRoles)], bureauRoles[index % length(bureauRoles)])
  scope: account
  properties: {
    principalId: bureauGroupIds[index / length(bureauRoles)]
    principalType: 'Group'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', bureauRoles[index % length(bureauRoles)])
  }
}]
