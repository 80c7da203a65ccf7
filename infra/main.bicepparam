using 'main.bicep'

// azd sets the first two. Budget and alarm mail have to be given: a deployment without them is refused.
// Each of the others: `azd env set NAME value`, or edit it here.
param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'edu-statistics')
param location = readEnvironmentVariable('AZURE_LOCATION', 'eastasia')
param plan = readEnvironmentVariable('PIPELINE_PLAN', 'flex') == 'premium' ? 'premium' : 'flex'
param alwaysReadyForUploads = int(readEnvironmentVariable('PIPELINE_ALWAYS_READY', '0'))
param alwaysReadyForPages = int(readEnvironmentVariable('PIPELINE_ALWAYS_READY_PAGES', '0'))
param signIn = readEnvironmentVariable('PIPELINE_SIGN_IN', 'code') == 'easyauth' ? 'easyauth' : 'code'
param publicAddress = readEnvironmentVariable('PIPELINE_PUBLIC_ADDRESS', '')
param contact = readEnvironmentVariable('PIPELINE_CONTACT', '')
param maximumInstances = int(readEnvironmentVariable('PIPELINE_MAXIMUM_INSTANCES', '100'))
param monthlyBudget = int(readEnvironmentVariable('PIPELINE_MONTHLY_BUDGET'))
param alarmEmails = split(readEnvironmentVariable('PIPELINE_ALARM_EMAILS'), ',')
param bureauGroupIds = empty(readEnvironmentVariable('PIPELINE_BUREAU_GROUPS', '')) ? [] : split(readEnvironmentVariable('PIPELINE_BUREAU_GROUPS', ''), ',')
param operatorGroupIds = empty(readEnvironmentVariable('PIPELINE_OPERATOR_GROUPS', '')) ? [] : split(readEnvironmentVariable('PIPELINE_OPERATOR_GROUPS', ''), ',')
param scanUploads = readEnvironmentVariable('PIPELINE_SCAN_UPLOADS', 'false') == 'true'
param deadlines = []
