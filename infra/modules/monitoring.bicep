// Logs, traces and metrics. The host samples before it sends (host.json); a daily quota bounds the bill.
param token string
param location string
param tags object
param logDays int
param logQuotaGbPerDay int
param ingestionSamplingPercent int

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${token}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
    workspaceCapping: { dailyQuotaGb: logQuotaGbPerDay }
    features: { enableLogAccessUsingOnlyResourcePermissions: true }
  }
}

resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${token}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: workspace.id
    IngestionMode: 'LogAnalytics'
    SamplingPercentage: ingestionSamplingPercent
    // Telemetry comes with the app's identity; the key in the connection string names the resource and opens nothing.
    DisableLocalAuth: true
  }
}

output workspaceName string = workspace.name
output componentName string = component.name
