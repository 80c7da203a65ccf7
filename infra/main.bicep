// The whole product in one subscription: a resource group, and in it storage (the data, and apart from it the host's own), identity, monitoring, the Functions app, the event topic, alarms and a budget.
// The event subscription is in subscription.bicep: it can only be made once the code runs.
targetScope = 'subscription'

@minLength(1)
@maxLength(32)
@description('Name of the environment; every resource name is derived from it.')
param environmentName string

@minLength(1)
@description('Region of all resources.')
param location string

@allowed(['flex', 'premium'])
@description('flex: Flex Consumption. premium: Elastic Premium, where Flex Consumption is not offered, as in regions operated by 21Vianet.')
param plan string = 'flex'

@allowed([512, 2048, 4096])
@description('Memory of a Flex Consumption instance in MB. 2048 leaves room for a workbook at its limit of 200 MiB inflated.')
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
@description('Most instances of the Flex Consumption plan.')
param maximumInstances int = 100

@minValue(0)
@maxValue(100)
@description('Instances kept ready for uploads on Flex Consumption. 0 costs nothing and starts cold.')
param alwaysReadyForUploads int = 0

@minValue(0)
@maxValue(100)
@description('Instances kept ready for the pages on Flex Consumption; 1 in reporting weeks spares the first visitor a cold start.')
param alwaysReadyForPages int = 0

@allowed(['code', 'easyauth'])
@description('How the bureau signs in: code (access code and one-time password) or easyauth (the platform\'s sign-in, which must then be set up on the app).')
param signIn string = 'code'

@description('The pages\' address as schools see it, such as https://tj.example.gov.cn; empty: the app\'s own.')
param publicAddress string = ''

@description('Whom schools ask: an office and its telephone, shown on their pages.')
param contact string = ''

@allowed(['EP1', 'EP2', 'EP3'])
@description('Size of an Elastic Premium instance.')
param premiumSku string = 'EP1'

@minValue(1)
@maxValue(100)
@description('Most instances of the Elastic Premium plan.')
param premiumMaximumInstances int = 20

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
@description('Redundancy of the storage accounts. Choose before the first upload: a change takes days.')
param storageRedundancy string = 'Standard_ZRS'

@minValue(7)
@maxValue(365)
@description('Days for which deleted blobs and containers can be brought back.')
param softDeleteDays int = 30

@description('Puts a lock on the storage accounts, so that nobody deletes them by mistake.')
param protectData bool = true

@minValue(30)
@maxValue(730)
@description('Days for which logs are kept.')
param logDays int = 90

@minValue(1)
@description('Gigabytes of logs a day after which no more are taken in; an alarm tells.')
param logQuotaGbPerDay int = 2

@minValue(1)
@maxValue(100)
@description('Per cent of telemetry kept at ingestion. The host samples already (host.json); less than 100 makes alarms on single events uncertain.')
param ingestionSamplingPercent int = 100

@description('Address of an OpenTelemetry collector that takes the product\'s metrics and spans over OTLP; none: they are not exported.')
param otlpEndpoint string = ''

@description('Host and app send their telemetry to Application Insights by OpenTelemetry instead of the host alone by its own means.')
param openTelemetry bool = false

@minLength(1)
@description('Who receives the alarms and what the budget has to say.')
param alarmEmails array

@description('Periods and their deadlines, for the alarm that nothing was published: {period: \'2026-H1\', due: \'2026-07-20T10:00:00Z\'}.')
param deadlines array = []

@minValue(1)
@description('Monthly budget in the currency of the subscription.')
param monthlyBudget int

@description('False where the cloud offers no budgets.')
param budgetsOffered bool = true

@description('First month of the budget; the service does not let it be changed later.')
param budgetStart string = '2026-11-01T00:00:00Z'

@description('Object ids of the bureau\'s groups: they read summaries and receipts and put the roster.')
param bureauGroupIds array = []

@description('Object ids of the groups that run the command line on the account and hand out upload links.')
param operatorGroupIds array = []

@description('Address ranges from which alone the storage accounts may be reached, such as 203.0.113.0/24; none: from anywhere, as schools upload. The app needs its own way in then.')
param allowedIpRanges array = []

@minValue(0)
@maxValue(36500)
@description('Days for which nobody can change or delete an original; 0: no policy. A purge waits for them, or for the policy to be taken off.')
param immutableOriginalDays int = 0

@description('Microsoft Defender scans every upload for malware; it costs by the gigabyte.')
param scanUploads bool = false

@minValue(1)
@description('Gigabytes a month after which the scan stops.')
param scanGbPerMonth int = 50

var tags = { 'azd-env-name': environmentName, product: 'education-statistics-pipeline' }
var token = toLower(uniqueString(subscription().id, environmentName, location))

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: { name: 'id-${token}', location: location, tags: tags }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'edu${token}'
    location: location
    tags: tags
    redundancy: storageRedundancy
    softDeleteDays: softDeleteDays
    protectData: protectData
    allowedIpRanges: allowedIpRanges
    immutableOriginalDays: immutableOriginalDays
  }
}

module hostStorage 'modules/hoststorage.bicep' = {
  name: 'hostStorage'
  scope: group
  params: {
    name: 'host${token}'
    location: location
    tags: tags
    redundancy: storageRedundancy
    softDeleteDays: softDeleteDays
    protectData: protectData
    allowedIpRanges: allowedIpRanges
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    logDays: logDays
    logQuotaGbPerDay: logQuotaGbPerDay
    ingestionSamplingPercent: ingestionSamplingPercent
  }
}

module roles 'modules/roles.bicep' = {
  name: 'roles'
  scope: group
  params: {
    storageName: storage.outputs.name
    hostStorageName: hostStorage.outputs.name
    componentName: monitoring.outputs.componentName
    appPrincipalId: identity.outputs.principalId
    bureauGroupIds: bureauGroupIds
    operatorGroupIds: operatorGroupIds
  }
}

module guards 'modules/guards.bicep' = {
  name: 'guards'
  scope: group
  params: {
    storageName: storage.outputs.name
    hostStorageName: hostStorage.outputs.name
    workspaceName: monitoring.outputs.workspaceName
    scanUploads: scanUploads
    scanGbPerMonth: scanGbPerMonth
  }
}

module functions 'modules/functions.bicep' = {
  name: 'functions'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    plan: plan
    instanceMemoryMB: instanceMemoryMB
    maximumInstances: maximumInstances
    alwaysReadyForUploads: alwaysReadyForUploads
    alwaysReadyForPages: alwaysReadyForPages
    signIn: signIn
    publicAddress: publicAddress
    contact: contact
    premiumSku: premiumSku
    premiumMaximumInstances: premiumMaximumInstances
    storageName: storage.outputs.name
    hostStorageName: hostStorage.outputs.name
    deploymentContainer: hostStorage.outputs.deploymentContainer
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    componentName: monitoring.outputs.componentName
    otlpEndpoint: otlpEndpoint
    openTelemetry: openTelemetry
  }
  // The host reads its storage at its first breath; without the roles it would start and fail.
  dependsOn: [roles]
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: { name: 'evgt-${token}', location: location, tags: tags, storageName: storage.outputs.name }
}

module alarms 'modules/alarms.bicep' = {
  name: 'alarms'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    emails: alarmEmails
    deadlines: deadlines
    componentName: monitoring.outputs.componentName
    workspaceName: monitoring.outputs.workspaceName
    storageName: storage.outputs.name
    hostStorageName: hostStorage.outputs.name
    topicName: events.outputs.name
  }
}

module budget 'modules/budget.bicep' = if (budgetsOffered) {
  name: 'budget'
  scope: group
  params: { amount: monthlyBudget, start: budgetStart, emails: alarmEmails, actionGroupId: alarms.outputs.actionGroupId }
}

output AZURE_LOCATION string = location
output AZURE_RESOURCE_GROUP string = group.name
output STORAGE_ACCOUNT_NAME string = storage.outputs.name
output HOST_STORAGE_ACCOUNT_NAME string = hostStorage.outputs.name
output FUNCTION_APP_NAME string = functions.outputs.name
output FUNCTION_APP_HOST string = functions.outputs.hostName
output SYSTEM_TOPIC_NAME string = events.outputs.name
