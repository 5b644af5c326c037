// Everything the office needs in Azure, in one resource group. README.md, "Into your tenant", goes through it step by step.

@minLength(4)
@maxLength(20)
@description('Names the resources; the web app becomes <name>.azurewebsites.net, so that it must be free in all of Azure.')
param resourceBaseName string
@description('Citizens\' data stays in the country.')
param location string = 'indonesiacentral'
@description('A name of the office\'s own, such as aduan.contoh.go.id, once it leads to the web app; empty = the web app\'s own name.')
param customDomain string = ''

@description('The app\'s id in Teams, and the app registration of its tab.')
param teamsAppId string
param tabAppId string

@description('The archive: one site and one library in it.')
param sharePointSiteId string
param sharePointDriveId string
param sharePointRestrictedDriveId string

@description('manual: an officer sends by hand, until the number is connected to the Cloud API.')
@allowed(['manual', 'cloud'])
param whatsappMode string = 'manual'
param whatsappPhoneNumberId string = ''
@description('withHandset: the WhatsApp Business app shares the number, and then it takes 10 texts a second.')
@allowed(['cloudOnly', 'withHandset'])
param whatsappNumberUse string = 'cloudOnly'
@description('Name or address of clamd within reach of the web app; empty = files are not scanned.')
param clamdHost string = ''
@description('After the first change of the master key: the id of the first one.')
param lookupKey string = ''

param sqlAdminName string
param sqlAdminId string
@allowed(['Group', 'User'])
param sqlAdminType string = 'Group'
param sqlSku string = 'S1'
param webAppSku string = 'P0v3'
@description('Gets an e-mail when the office stands still.')
param alertEmail string

var host = empty(customDomain) ? '${resourceBaseName}.azurewebsites.net' : customDomain
var unique = uniqueString(resourceGroup().id)

// The bot's own identity: towards Teams, SharePoint, the database and the vault. It has no password that could get lost.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: '${resourceBaseName}-identity'
  location: location
}

resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: '${resourceBaseName}-network'
  location: location
  properties: {
    addressSpace: {
      addressPrefixes: ['10.20.0.0/24']
    }
    subnets: [
      {
        name: 'program'
        properties: {
          addressPrefix: '10.20.0.0/26'
          serviceEndpoints: [
            { service: 'Microsoft.Sql' }
            { service: 'Microsoft.Storage' }
          ]
          delegations: [
            {
              name: 'appService'
              properties: {
                serviceName: 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
    ]
  }
}
var subnetId = network.properties.subnets[0].id

module database './database.bicep' = {
  name: 'database'
  params: {
    serverName: '${resourceBaseName}-sql'
    location: location
    subnetId: subnetId
    adminName: sqlAdminName
    adminId: sqlAdminId
    adminType: sqlAdminType
    skuName: sqlSku
  }
}

// Citizens' files, sealed by the program before they get here. A share outlives the web app and can be brought back for 30 days.
resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'aduan${unique}'
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: true // App Service mounts a share by the account's key and no other way
    networkAcls: {
      defaultAction: 'Deny'
      bypass: 'None'
      virtualNetworkRules: [
        { id: subnetId, action: 'Allow' }
      ]
    }
  }
}

resource fileService 'Microsoft.Storage/storageAccounts/fileServices@2023-05-01' = {
  parent: storage
  name: 'default'
  properties: {
    shareDeleteRetentionPolicy: {
      enabled: true
      days: 30
    }
  }
}

resource share 'Microsoft.Storage/storageAccounts/fileServices/shares@2023-05-01' = {
  parent: fileService
  name: 'files'
  properties: {
    shareQuota: 100
  }
}

// Secrets are put here by hand, once, and only read: deploying again changes none of them.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: 'aduan-${unique}'
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true // a lost master key is lost data
  }
}

resource readsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, identity.id, 'secrets')
  properties: {
    // Key Vault Secrets User: reads values, lists and changes nothing
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
  }
}

var secrets = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets'

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${resourceBaseName}-plan'
  location: location
  kind: 'linux'
  sku: {
    name: webAppSku
    capacity: 1
  }
  properties: {
    reserved: true // Linux
  }
}

resource webApp 'Microsoft.Web/sites@2024-04-01' = {
  name: resourceBaseName
  location: location
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identity.id}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false // no cookies at all
    virtualNetworkSubnetId: subnetId
    keyVaultReferenceIdentity: identity.id
    siteConfig: {
      linuxFxVersion: 'NODE|22-lts'
      appCommandLine: 'node bot/index.js'
      alwaysOn: true // deadlines and the outbox run without anybody asking
      numberOfWorkers: 1
      healthCheckPath: '/healthz'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      azureStorageAccounts: {
        files: {
          type: 'AzureFiles'
          accountName: storage.name
          shareName: share.name
          mountPath: '/aduan'
          accessKey: storage.listKeys().keys[0].value
        }
      }
      appSettings: [
        // App Service's own: install the production dependencies, and wait while the office ends its work in order.
        { name: 'SCM_DO_BUILD_DURING_DEPLOYMENT', value: 'true' }
        { name: 'NODE_ENV', value: 'production' }
        { name: 'WEBSITES_CONTAINER_STOP_TIME_LIMIT', value: '40' }
        // The office's, as bot/config.ts reads them.
        { name: 'ADUAN_MODE', value: 'production' }
        { name: 'DATA_DIR', value: '/aduan' }
        { name: 'DATABASE_URL', value: 'mssql://${database.outputs.host}:1433/${database.outputs.name}?identity=${identity.properties.clientId}' }
        { name: 'ADUAN_MASTER_KEYS', value: '${secrets}/aduan-master-keys)' }
        { name: 'ADUAN_LOOKUP_KEY', value: lookupKey }
        { name: 'BOT_ID', value: identity.properties.clientId }
        { name: 'BOT_TENANT_ID', value: identity.properties.tenantId }
        { name: 'BOT_TYPE', value: 'UserAssignedMSI' }
        { name: 'TAB_APP_ID', value: tabAppId }
        { name: 'TEAMS_APP_ID', value: teamsAppId }
        { name: 'PUBLIC_URL', value: 'https://${host}' }
        { name: 'SHAREPOINT_SITE_ID', value: sharePointSiteId }
        { name: 'SHAREPOINT_DRIVE_ID', value: sharePointDriveId }
        { name: 'SHAREPOINT_RESTRICTED_DRIVE_ID', value: sharePointRestrictedDriveId }
        { name: 'CLAMD_HOST', value: clamdHost }
        { name: 'WHATSAPP_MODE', value: whatsappMode }
        { name: 'WHATSAPP_PHONE_NUMBER_ID', value: whatsappPhoneNumberId }
        { name: 'WHATSAPP_NUMBER_USE', value: whatsappNumberUse }
        { name: 'WHATSAPP_APP_SECRET', value: whatsappMode == 'cloud' ? '${secrets}/whatsapp-app-secret)' : '' }
        { name: 'WHATSAPP_VERIFY_TOKEN', value: whatsappMode == 'cloud' ? '${secrets}/whatsapp-verify-token)' : '' }
        { name: 'WHATSAPP_ACCESS_TOKEN', value: whatsappMode == 'cloud' ? '${secrets}/whatsapp-access-token)' : '' }
      ]
    }
  }
  dependsOn: [
    readsSecrets
  ]
}

// Whoever deploys signs in by Entra; there is no deployment password.
resource noDeploymentPassword 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-04-01' = [
  for way in ['ftp', 'scm']: {
    parent: webApp
    name: way
    properties: {
      allow: false
    }
  }
]

module bot './botRegistration/azurebot.bicep' = {
  name: 'bot'
  params: {
    botDisplayName: 'Aduan Dukcapil'
    botServiceName: '${resourceBaseName}-bot'
    botAppDomain: host
    identityResourceId: identity.id
    identityClientId: identity.properties.clientId
    identityTenantId: identity.properties.tenantId
  }
}

module watch './watch.bicep' = {
  name: 'watch'
  params: {
    webAppName: webApp.name
    host: host
    location: location
    alertEmail: alertEmail
  }
}

// Kept in infra/env/.env.<environment> by the Agents Toolkit: the manifests are filled from them.
output BOT_ID string = identity.properties.clientId
output BOT_TENANT_ID string = identity.properties.tenantId
output PUBLIC_URL string = 'https://${host}'
output PUBLIC_HOST string = host
output BOT_AZURE_APP_SERVICE_RESOURCE_ID string = webApp.id
output IDENTITY_NAME string = identity.name
output KEY_VAULT_NAME string = vault.name
output SQL_SERVER_HOST string = database.outputs.host
