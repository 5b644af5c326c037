// The bot at Microsoft: where Teams sends what happens, and by which identity the bot is known.

@maxLength(42)
param botDisplayName string
param botServiceName string
@description('F0 is free for Teams, which is a standard channel.')
param botServiceSku string = 'F0'
param botAppDomain string
param identityResourceId string
param identityClientId string
param identityTenantId string

resource botService 'Microsoft.BotService/botServices@2022-09-15' = {
  name: botServiceName
  location: 'global'
  kind: 'azurebot'
  sku: {
    name: botServiceSku
  }
  properties: {
    displayName: botDisplayName
    endpoint: 'https://${botAppDomain}/api/messages'
    msaAppType: 'UserAssignedMSI'
    msaAppId: identityClientId
    msaAppMSIResourceId: identityResourceId
    msaAppTenantId: identityTenantId
    // By identities alone: no channel with a key of its own is in use.
    disableLocalAuth: true
  }
}

resource teamsChannel 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: botService
  location: 'global'
  name: 'MsTeamsChannel'
  properties: {
    channelName: 'MsTeamsChannel'
  }
}
