// Sends every new blob of a container to the trigger that waits for it. Deployed once the code runs, since Event Grid calls the app back first and the
// key of that call is the host's. Run again after the key was renewed: OPERATIONS.md.
param functionAppName string
param systemTopicName string

// Container and function, as functions/Pipeline.App/Triggers says; a test holds them against each other.
var subscriptions = [
  { container: 'uploads', function: 'IngestUpload' }
  { container: 'registry', function: 'UpdateRoster' }
]

resource app 'Microsoft.Web/sites@2024-04-01' existing = { name: functionAppName }

// The host of an app has no type in Bicep, so it is named by its id.
var hostKeys = listKeys('${app.id}/host/default', '2024-04-01').systemKeys

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = { name: systemTopicName }

resource subscription 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = [for item in subscriptions: {
  parent: topic
  name: 'blob-${item.container}'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.${item.function}&code=${hostKeys.blobs_extension}'
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      // The last slash matters: without it a container whose name begins alike would match.
      subjectBeginsWith: '/blobServices/default/containers/${item.container}/blobs/'
      isSubjectCaseSensitive: true
    }
    // Beside what the product itself keeps aside; the sweep takes the uploads all the same.
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: topic.properties.source, blobContainerName: 'kept-aside' }
      }
    }
    // A day of attempts. What is lost after that the sweep finds: it compares the container with what was taken.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
  }
}]
