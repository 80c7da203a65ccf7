// The Functions app, on Flex Consumption or on Elastic Premium. Both run the same package with the same settings.
param token string
param location string
param tags object
@allowed(['flex', 'premium'])
param plan string
param instanceMemoryMB int
param maximumInstances int
param alwaysReadyForUploads int
param alwaysReadyForPages int
param signIn string
param publicAddress string
param contact string
param premiumSku string
param premiumMaximumInstances int
param storageName string
param hostStorageName string
param deploymentContainer string
param identityId string
param identityClientId string
param componentName string
param otlpEndpoint string
param openTelemetry bool

var runtimeName = 'dotnet-isolated'
var runtimeVersion = '10.0'
var appName = 'func-${token}'
var siteTags = union(tags, { 'azd-service-name': 'app' })
var identities = { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }

// The same names as in local.settings.sample.json, with an identity instead of a connection string. The service addresses count before the account's
// name and hold in every cloud; the name is what the product reads. AzureWebJobsStorage is the host's own, PipelineData what the triggers wait for and the
// product keeps.
var settings = {
  AzureWebJobsStorage__accountName: hostAccount.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__blobServiceUri: hostAccount.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: hostAccount.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: hostAccount.properties.primaryEndpoints.table
  PipelineData__accountName: account.name
  PipelineData__credential: 'managedidentity'
  PipelineData__clientId: identityClientId
  PipelineData__blobServiceUri: account.properties.primaryEndpoints.blob
  PipelineData__queueServiceUri: account.properties.primaryEndpoints.queue
  Pipeline__EndpointSuffix: environment().suffixes.storage
  Pipeline__InboxDays: '30'
  Pipeline__SupersededFigureDays: '400'
  Pipeline__SweepOverlapMinutes: '15'
  Pipeline__PublishRecheckHours: '48'
  Pipeline__CompareWithPeriodBefore: 'false'
  Pipeline__WithholdQueriedSentences: 'false'
  Pipeline__OrphanMinutes: '15'
  Pipeline__PublishMinutes: '8'
  Pipeline__Parallelism: '8'
  Pipeline__Web__SignIn: signIn
  Pipeline__Web__PublicAddress: publicAddress
  Pipeline__Web__Contact: contact
  // UTC, six fields. Two in the morning at +08:00 is 18:00.
  PublishSchedule: '0 */5 * * * *'
  SweepSchedule: '30 */10 * * * *'
  PoisonSchedule: '15 */5 * * * *'
  CleanUpSchedule: '0 0 18 * * *'
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
}

// One switch for host and app: the host takes it for its own telemetry, the app for its exporter.
var telemetrySettings = openTelemetry ? { AzureFunctionsJobHost__telemetryMode: 'OpenTelemetry' } : {}
var allSettings = union(settings, telemetrySettings, empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint })

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: hostStorageName }

resource component 'Microsoft.Insights/components@2020-02-02' existing = { name: componentName }

resource flexPlan 'Microsoft.Web/serverfarms@2024-04-01' = if (plan == 'flex') {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource flexApp 'Microsoft.Web/sites@2024-04-01' = if (plan == 'flex') {
  name: appName
  location: location
  tags: siteTags
  kind: 'functionapp,linux'
  identity: identities
  properties: {
    serverFarmId: flexPlan.id
    httpsOnly: true
    siteConfig: { minTlsVersion: '1.2', scmMinTlsVersion: '1.2', ftpsState: 'Disabled', http20Enabled: true }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${hostAccount.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: runtimeName, version: runtimeVersion }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstances
        alwaysReady: concat(alwaysReadyForUploads > 0 ? [{ name: 'blob', instanceCount: alwaysReadyForUploads }] : [], alwaysReadyForPages > 0 ? [{ name: 'http', instanceCount: alwaysReadyForPages }] : [])
      }
    }
  }
}

resource flexSettings 'Microsoft.Web/sites/config@2024-04-01' = if (plan == 'flex') {
  parent: flexApp
  name: 'appsettings'
  properties: allSettings
}

// Elastic Premium keeps its package on a file share, which takes no identity: an account of its own, that holds nothing else, has keys.
resource content 'Microsoft.Storage/storageAccounts@2023-05-01' = if (plan == 'premium') {
  name: 'code${token}'
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: true
    allowCrossTenantReplication: false
  }
}

resource premiumPlan 'Microsoft.Web/serverfarms@2024-04-01' = if (plan == 'premium') {
  name: 'plan-${token}'
  location: location
  tags: tags
  kind: 'elastic'
  sku: { tier: 'ElasticPremium', name: premiumSku }
  properties: { reserved: true, maximumElasticWorkerCount: premiumMaximumInstances }
}

resource premiumApp 'Microsoft.Web/sites@2024-04-01' = if (plan == 'premium') {
  name: appName
  location: location
  tags: siteTags
  kind: 'functionapp,linux'
  identity: identities
  properties: {
    serverFarmId: premiumPlan.id
    httpsOnly: true
    siteConfig: {
      linuxFxVersion: '${toUpper(runtimeName)}|${runtimeVersion}'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
  }
}

resource premiumSettings 'Microsoft.Web/sites/config@2024-04-01' = if (plan == 'premium') {
  parent: premiumApp
  name: 'appsettings'
  properties: union(allSettings, {
    FUNCTIONS_EXTENSION_VERSION: '~4'
    FUNCTIONS_WORKER_RUNTIME: runtimeName
    WEBSITE_CONTENTSHARE: appName
    WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: 'DefaultEndpointsProtocol=https;AccountName=${content.name};AccountKey=${content!.listKeys().keys[0].value};EndpointSuffix=${environment().suffixes.storage}'
  })
}

// Deployment comes with an Entra token; user names and passwords are off.
resource flexNoScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = if (plan == 'flex') {
  parent: flexApp
  name: 'scm'
  properties: { allow: false }
}

resource flexNoFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = if (plan == 'flex') {
  parent: flexApp
  name: 'ftp'
  properties: { allow: false }
}

resource premiumNoScmPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = if (plan == 'premium') {
  parent: premiumApp
  name: 'scm'
  properties: { allow: false }
}

resource premiumNoFtpPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = if (plan == 'premium') {
  parent: premiumApp
  name: 'ftp'
  properties: { allow: false }
}

output name string = appName
output hostName string = plan == 'flex' ? flexApp!.properties.defaultHostName : premiumApp!.properties.defaultHostName
