// What somebody must be told of. OPERATIONS.md has a section an alarm, under its name. Texts in the queries are those of the product's log messages; a
// test holds them against the code.
param token string
param location string
param tags object
param emails array
param deadlines array
param componentName string
param workspaceName string
param storageName string
param hostStorageName string
param topicName string

var every15Minutes = { frequency: 'PT15M', window: 'PT30M' }
var hourly = { frequency: 'PT1H', window: 'PT2H' }

var logAlarms = [
  {
    name: 'upload-poisoned'
    severity: 1
    every: every15Minutes
    says: 'An upload failed five times, or a message on the poison queue could not be read. The school has a receipt that says so.'
    // Messages may be sampled away on a busy day; requests never are (host.json), and five failed tries make a poisoned upload.
    query: '''
union
    (traces | where message has "could not be processed and waits for a retry" or message has "is kept aside."),
    (requests | where operation_Name in ("IngestUpload") and success == false | summarize tries = count() | where tries >= 5 | extend timestamp = now())
'''
  }
  {
    name: 'publication-failed'
    severity: 1
    every: every15Minutes
    says: 'A run of publishing ended with an error. What was in force is still in force.'
    query: '''
requests
| where operation_Name in ("PublishDuePeriods", "PublishPeriod") and success == false and resultCode !startswith "4"
'''
  }
  {
    name: 'trigger-missed-uploads'
    severity: 2
    every: hourly
    says: 'The sweep took uploads that no event announced: the event subscription or its key is broken, or Event Grid is late.'
    query: '''
traces
| where message startswith "Sweep: "
| parse message with * "compared, " taken:int " taken, " failed:int " failed."
| where taken > 0 or failed > 0
'''
  }
  {
    name: 'sweep-silent'
    severity: 2
    every: hourly
    says: 'No sweep ended in two hours: the timers do not run, or no logs arrive.'
    query: '''
traces
| where message startswith "Sweep: "
| summarize sweeps = count()
| where sweeps == 0
| extend timestamp = now()
'''
  }
]

// Two days are the longest window there is. In the day before a deadline schools upload, so publishing runs and says so.
var deadlineRows = [for item in deadlines: '"${item.period}", datetime(${item.due})']
var deadlineQuery = '''
let published = traces
| where message startswith "Publishing " and message has "is in force."
| parse message with "Publishing " period:string ": " outcome:string ", version " version:int " is in force."
| where version > 0
| distinct period;
datatable(period:string, due:datetime) [ROWS]
| where now() between ((due - 12h) .. (due + 24h))
| join kind=leftanti published on period
| extend timestamp = now()
'''

resource component 'Microsoft.Insights/components@2020-02-02' existing = { name: componentName }

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource hostAccount 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: hostStorageName }

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = { name: topicName }

resource team 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'edu-stat'
    enabled: true
    emailReceivers: [for (address, index) in emails: { name: 'email-${index}', emailAddress: address, useCommonAlertSchema: true }]
  }
}

resource logAlarm 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [for alarm in logAlarms: {
  name: alarm.name
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: alarm.name
    description: alarm.says
    severity: alarm.severity
    enabled: true
    scopes: [component.id]
    evaluationFrequency: alarm.every.frequency
    windowSize: alarm.every.window
    criteria: {
      allOf: [
        { query: alarm.query, timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } }
      ]
    }
    autoMitigate: true
    // A component that has had no telemetry yet lacks the columns; the rule is right all the same.
    skipQueryValidation: true
    actions: { actionGroups: [team.id] }
  }
}]

resource nothingPublished 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = if (!empty(deadlines)) {
  name: 'no-publication-before-deadline'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'no-publication-before-deadline'
    description: 'From twelve hours before a deadline: no publishing of that period was seen for two days.'
    severity: 1
    enabled: true
    scopes: [component.id]
    evaluationFrequency: 'PT1H'
    windowSize: 'P2D'
    criteria: {
      allOf: [
        { query: replace(deadlineQuery, 'ROWS', join(deadlineRows, ', ')), timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } }
      ]
    }
    autoMitigate: true
    skipQueryValidation: true
    actions: { actionGroups: [team.id] }
  }
}

resource logQuota 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: 'log-quota-reached'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: 'log-quota-reached'
    description: 'Logs are no longer taken in today, so the other log alarms are blind until tomorrow.'
    severity: 2
    enabled: true
    scopes: [workspace.id]
    evaluationFrequency: 'PT1H'
    windowSize: 'PT2H'
    criteria: {
      allOf: [
        { query: '_LogOperation | where Operation =~ "Data collection stopped"', timeAggregation: 'Count', operator: 'GreaterThan', threshold: 0, failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 } }
      ]
    }
    autoMitigate: true
    skipQueryValidation: true
    actions: { actionGroups: [team.id] }
  }
}

resource eventsDropped 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'events-dropped'
  location: 'global'
  tags: tags
  properties: {
    description: 'Event Grid gave up on events after a day. The sweep takes their uploads.'
    severity: 2
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        { name: 'dropped', criterionType: 'StaticThresholdCriterion', metricName: 'DroppedEventCount', operator: 'GreaterThan', threshold: 0, timeAggregation: 'Total' }
      ]
    }
    actions: [{ actionGroupId: team.id }]
  }
}

resource storageThrottled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'storage-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'Storage answers that it is busy: a limit of the account is near.'
    severity: 2
    enabled: true
    scopes: [account.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'busy'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Transactions'
          dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientAccountRequestThrottlingError', 'ClientAccountBandwidthThrottlingError'] }]
          operator: 'GreaterThan'
          threshold: 50
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: team.id }]
  }
}

resource hostStorageThrottled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'host-storage-throttled'
  location: 'global'
  tags: tags
  properties: {
    description: 'The host\'s own storage answers that it is busy: triggers and timers are late.'
    severity: 2
    enabled: true
    scopes: [hostAccount.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'busy'
          criterionType: 'StaticThresholdCriterion'
          metricName: 'Transactions'
          dimensions: [{ name: 'ResponseType', operator: 'Include', values: ['ServerBusyError', 'ClientAccountRequestThrottlingError', 'ClientAccountBandwidthThrottlingError'] }]
          operator: 'GreaterThan'
          threshold: 50
          timeAggregation: 'Total'
        }
      ]
    }
    actions: [{ actionGroupId: team.id }]
  }
}

output actionGroupId string = team.id
