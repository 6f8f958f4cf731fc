using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class RealmParameters
{
    private static readonly ParameterSet SyncDefaultsOptionsFormat = new([
        Flag("enable-new"), Flag("full"), Flag("purge"),
        Text("remove-vanished", pattern: @"(?:(?:(?:acl|properties|entry);)*(?:acl|properties|entry))|none"),
        OneOf("scope", "users", "groups", "both"),
    ]);

    private static readonly ParameterSet TfaFormat = new([
        Integer("digits", min: 6, max: 8), Text("id"), Text("key"), Integer("step", min: 10), OneOf("type", "yubico", "oath").Required(),
        Text("url"),
    ]);

    /// <summary>POST /access/domains</summary>
    public static readonly ParameterSet Create = new([
        Text("acr-values", pattern: @"^[^\x00-\x1F\x7F <>#""]*$"), Text("audiences", pattern: @"^[^\x00-\x1F\x7F <>#""]*$"), Flag("autocreate"),
        Text("base_dn", maxLength: 256), Text("bind_dn", maxLength: 256), Text("capath"), Flag("case-sensitive"), Text("cert"), Text("certkey"),
        Flag("check-connection"), Text("client-id", maxLength: 256), Text("client-key", maxLength: 256), Text("comment", maxLength: 4096),
        Flag("default"), Text("domain", maxLength: 256, pattern: @"\S+"), Text("filter", maxLength: 2048),
        Text("group_classes", format: "ldap-simple-attr-list"), Text("group_dn", maxLength: 256), Text("group_filter", maxLength: 2048),
        Text("group_name_attr", format: "ldap-simple-attr", maxLength: 256), Flag("groups-autocreate"),
        Text("groups-claim", maxLength: 256, pattern: @"(?^:[A-Za-z0-9\.\-_]+)"), Flag("groups-overwrite"), Text("issuer-url", maxLength: 256),
        OneOf("mode", "ldap", "ldaps", "ldap+starttls"), Text("password"), Integer("port", min: 1, max: 65535),
        Text("prompt", pattern: @"(?:none|login|consent|select_account|\S+)"), Flag("query-userinfo"),
        Text("realm", format: "pve-realm", maxLength: 32).Required(), Text("scopes"), Flag("secure"),
        Text("server1", format: "address", maxLength: 256), Text("server2", format: "address", maxLength: 256),
        OneOf("sslversion", "tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3"), Text("sync-defaults-options", properties: SyncDefaultsOptionsFormat),
        Text("sync_attributes", pattern: @"\w+=[^,]+(,\s*\w+=[^,]+)*"), Text("tfa", maxLength: 128, properties: TfaFormat),
        OneOf("type", "ad", "ldap", "openid", "pam", "pve").Required(), Text("user_attr", maxLength: 256, pattern: @"\S{2,}"),
        Text("user_classes", format: "ldap-simple-attr-list"), Text("username-claim"), Flag("verify"),
    ]);

    /// <summary>PUT /access/domains/{realm}</summary>
    public static readonly ParameterSet Update = new([
        Text("acr-values", pattern: @"^[^\x00-\x1F\x7F <>#""]*$"), Text("audiences", pattern: @"^[^\x00-\x1F\x7F <>#""]*$"), Flag("autocreate"),
        Text("base_dn", maxLength: 256), Text("bind_dn", maxLength: 256), Text("capath"), Flag("case-sensitive"), Text("cert"), Text("certkey"),
        Flag("check-connection"), Text("client-id", maxLength: 256), Text("client-key", maxLength: 256), Text("comment", maxLength: 4096),
        Flag("default"), Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64),
        Text("domain", maxLength: 256, pattern: @"\S+"), Text("filter", maxLength: 2048), Text("group_classes", format: "ldap-simple-attr-list"),
        Text("group_dn", maxLength: 256), Text("group_filter", maxLength: 2048), Text("group_name_attr", format: "ldap-simple-attr", maxLength: 256),
        Flag("groups-autocreate"), Text("groups-claim", maxLength: 256, pattern: @"(?^:[A-Za-z0-9\.\-_]+)"), Flag("groups-overwrite"),
        Text("issuer-url", maxLength: 256), OneOf("mode", "ldap", "ldaps", "ldap+starttls"), Text("password"), Integer("port", min: 1, max: 65535),
        Text("prompt", pattern: @"(?:none|login|consent|select_account|\S+)"), Flag("query-userinfo"),
        Text("realm", format: "pve-realm", maxLength: 32).Required(), Text("scopes"), Flag("secure"),
        Text("server1", format: "address", maxLength: 256), Text("server2", format: "address", maxLength: 256),
        OneOf("sslversion", "tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3"), Text("sync-defaults-options", properties: SyncDefaultsOptionsFormat),
        Text("sync_attributes", pattern: @"\w+=[^,]+(,\s*\w+=[^,]+)*"), Text("tfa", maxLength: 128, properties: TfaFormat),
        Text("user_attr", maxLength: 256, pattern: @"\S{2,}"), Text("user_classes", format: "ldap-simple-attr-list"), Flag("verify"),
    ]);

    /// <summary>DELETE /access/domains/{realm}</summary>
    public static readonly ParameterSet Realm = new([
        Text("realm", format: "pve-realm", maxLength: 32).Required(),
    ]);

    /// <summary>POST /access/domains/{realm}/sync</summary>
    public static readonly ParameterSet Sync = new([
        Flag("dry-run"), Flag("enable-new"), Flag("full"), Flag("purge"), Text("realm", format: "pve-realm", maxLength: 32).Required(),
        Text("remove-vanished", pattern: @"(?:(?:(?:acl|properties|entry);)*(?:acl|properties|entry))|none"),
        OneOf("scope", "users", "groups", "both"),
    ]);
}
