// Azure SQL without a single password: people and the program sign in by Entra alone, and only the program's own network gets in.

param serverName string
param location string
param subnetId string
@description('Who may create the program\'s user in the database and change its schema by hand: a group, or one person.')
param adminName string
@description('The Entra object id of that group or person.')
param adminId string
@allowed(['Group', 'User'])
param adminType string
param skuName string

resource server 'Microsoft.Sql/servers@2023-08-01' = {
  name: serverName
  location: location
  properties: {
    version: '12.0'
    minimalTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled' // for the network rule below; no address of the internet is let in
    administrators: {
      administratorType: 'ActiveDirectory'
      azureADOnlyAuthentication: true
      principalType: adminType
      login: adminName
      sid: adminId
      tenantId: tenant().tenantId
    }
  }
}

resource fromTheProgram 'Microsoft.Sql/servers/virtualNetworkRules@2023-08-01' = {
  parent: server
  name: 'program'
  properties: {
    virtualNetworkSubnetId: subnetId
  }
}

resource database 'Microsoft.Sql/servers/databases@2023-08-01' = {
  parent: server
  name: 'aduan'
  location: location
  sku: {
    name: skuName
  }
  properties: {
    requestedBackupStorageRedundancy: 'Local' // citizens' data stays in the country
  }
}

resource backups 'Microsoft.Sql/servers/databases/backupShortTermRetentionPolicies@2023-08-01' = {
  parent: database
  name: 'default'
  properties: {
    retentionDays: 35
  }
}

output host string = server.properties.fullyQualifiedDomainName
output name string = database.name
