// Tells when the month's bill comes near the budget or is forecast to pass it; stops nothing.
param amount int
param start string
param emails array
param actionGroupId string

resource budget 'Microsoft.Consumption/budgets@2023-05-01' = {
  name: 'monthly'
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: { startDate: start }
    notifications: {
      actual80: { enabled: true, operator: 'GreaterThan', threshold: 80, thresholdType: 'Actual', contactEmails: emails, contactGroups: [actionGroupId] }
      forecast100: { enabled: true, operator: 'GreaterThan', threshold: 100, thresholdType: 'Forecasted', contactEmails: emails, contactGroups: [actionGroupId] }
    }
  }
}
