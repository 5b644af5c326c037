// Who is told when the office stands still. The program's own log (no citizen's word is in it) is kept; requests are not, because
// their addresses hold what staff searched for.

param webAppName string
param host string
param location string
param alertEmail string

resource webApp 'Microsoft.Web/sites@2024-04-01' existing = {
  name: webAppName
}

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${webAppName}-log'
  location: location
  properties: {
    sku: {
      name: 'PerGB2018'
    }
    retentionInDays: 90
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: webApp
  name: 'log'
  properties: {
    workspaceId: workspace.id
    logs: [
      { category: 'AppServiceConsoleLogs', enabled: true }
      { category: 'AppServicePlatformLogs', enabled: true }
    ]
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${webAppName}-insights'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    IngestionMode: 'LogAnalytics'
    WorkspaceResourceId: workspace.id
  }
}

// Asks from outside whether the office can do its work: database, migrations, queue.
resource readiness 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${webAppName}-ready'
  location: location
  kind: 'standard'
  tags: {
    'hidden-link:${insights.id}': 'Resource'
  }
  properties: {
    Name: '${webAppName}-ready'
    SyntheticMonitorId: '${webAppName}-ready'
    Kind: 'standard'
    Enabled: true
    Frequency: 300
    Timeout: 30
    RetryEnabled: true
    Locations: [
      { Id: 'apac-sg-sin-azr' }
      { Id: 'apac-hk-hkn-azr' }
    ]
    Request: {
      RequestUrl: 'https://${host}/readyz'
      HttpVerb: 'GET'
      ParseDependentRequests: false
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 14
    }
  }
}

resource told 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: '${webAppName}-told'
  location: 'global'
  properties: {
    enabled: true
    groupShortName: 'aduan'
    emailReceivers: [
      { name: 'office', emailAddress: alertEmail, useCommonAlertSchema: true }
    ]
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${webAppName}-not-ready'
  location: 'global'
  properties: {
    description: 'The office does not answer, or cannot reach its database.'
    severity: 1
    enabled: true
    autoMitigate: true
    scopes: [
      readiness.id
      insights.id
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: readiness.id
      componentId: insights.id
      failedLocationCount: 2
    }
    actions: [
      { actionGroupId: told.id }
    ]
  }
}
