using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class ClusterParameters
{
    private static readonly ParameterSet BwlimitFormat = new([
        Number("clone", min: 0), Number("default", min: 0), Number("migration", min: 0), Number("move", min: 0), Number("restore", min: 0),
    ]);

    private static readonly ParameterSet CrsFormat = new([
        OneOf("ha", "basic", "static", "dynamic"), Flag("ha-auto-rebalance"), Number("ha-auto-rebalance-hold-duration", min: 0),
        Number("ha-auto-rebalance-margin", min: 0, max: 100), OneOf("ha-auto-rebalance-method", "bruteforce", "topsis"),
        Number("ha-auto-rebalance-threshold", min: 0, max: 100), Flag("ha-rebalance-on-start"),
    ]);

    private static readonly ParameterSet HaFormat = new([
        OneOf("shutdown_policy", "freeze", "failover", "conditional", "migrate").Required(),
    ]);

    private static readonly ParameterSet LocationFormat = new([
        Number("latitude", min: -90, max: 90).Required(), Number("longitude", min: -180, max: 180).Required(), Text("name", maxLength: 128),
    ]);

    private static readonly ParameterSet MigrationFormat = new([
        Text("network", format: "CIDR"), OneOf("type", "secure", "insecure").Required().Default(),
    ]);

    private static readonly ParameterSet NextIdFormat = new([
        Integer("lower"), Integer("upper"),
    ]);

    private static readonly ParameterSet NotifyFormat = new([
        OneOf("fencing", "always", "never"), OneOf("package-updates", "auto", "always", "never"), OneOf("replication", "always", "never"),
        Text("target-fencing"), Text("target-package-updates"), Text("target-replication"),
    ]);

    private static readonly ParameterSet TagStyleFormat = new([
        Flag("case-sensitive"),
        Text("color-map", pattern: @"(?:(?^i:[a-z0-9_][a-z0-9_\-\+\.]*):[0-9a-fA-F]{6}(?::[0-9a-fA-F]{6})?)(?:;(?:(?^i:[a-z0-9_][a-z0-9_\-\+\.]*):[0-9a-fA-F]{6}(?::[0-9a-fA-F]{6})?))*"),
        OneOf("ordering", "config", "alphabetical"), OneOf("shape", "full", "circle", "dense", "none"),
    ]);

    private static readonly ParameterSet U2fFormat = new([
        Text("appid"), Text("origin"),
    ]);

    private static readonly ParameterSet UserTagAccessFormat = new([
        OneOf("user-allow", "none", "list", "existing", "free"),
        Text("user-allow-list", pattern: @"(?^i:[a-z0-9_][a-z0-9_\-\+\.]*)(?:;(?^i:[a-z0-9_][a-z0-9_\-\+\.]*))*"),
    ]);

    private static readonly ParameterSet WebauthnFormat = new([
        Flag("allow-subdomains"), Text("id"), Text("origin"), Text("rp"),
    ]);

    /// <summary>GET /cluster/resources</summary>
    public static readonly ParameterSet Resources = new([
        OneOf("type", "vm", "storage", "node", "sdn"),
    ]);

    /// <summary>PUT /cluster/options</summary>
    public static readonly ParameterSet UpdateOptions = new([
        Text("bwlimit", properties: BwlimitFormat), Text("consent-text", maxLength: 65536), OneOf("console", "applet", "vv", "html5", "xtermjs"),
        Text("crs", properties: CrsFormat), Text("delete", format: "pve-configid-list"), Text("description", maxLength: 65536),
        Text("email_from", format: "email-opt"), OneOf("fencing", "watchdog", "hardware", "both"), Text("ha", properties: HaFormat),
        Text("http_proxy", pattern: @"http://.*"),
        OneOf("keyboard", "de", "de-ch", "da", "en-gb", "en-us", "es", "fi", "fr", "fr-be", "fr-ca", "fr-ch", "hu", "is", "it", "ja", "lt", "mk", "nl", "no", "pl", "pt", "pt-br", "sv", "sl", "tr"),
        OneOf("language", "ar", "ca", "da", "de", "en", "es", "eu", "fa", "fr", "hr", "he", "it", "ja", "ka", "kr", "nb", "nl", "nn", "pl", "pt_BR", "ru", "sl", "sv", "tr", "ukr", "zh_CN", "zh_TW"),
        Text("location", properties: LocationFormat), Text("mac_prefix", format: "mac-prefix"), Integer("max_workers", min: 1),
        Text("migration", properties: MigrationFormat), Flag("migration_unsecure"), Text("next-id", properties: NextIdFormat),
        Text("notify", properties: NotifyFormat),
        Text("registered-tags", pattern: @"(?:(?^i:[a-z0-9_][a-z0-9_\-\+\.]*);)*(?^i:[a-z0-9_][a-z0-9_\-\+\.]*)"),
        Text("replication", properties: MigrationFormat), Text("tag-style", properties: TagStyleFormat), Text("u2f", properties: U2fFormat),
        Text("user-tag-access", properties: UserTagAccessFormat), Text("webauthn", properties: WebauthnFormat),
    ]);

    /// <summary>GET /cluster/log</summary>
    public static readonly ParameterSet Log = new([
        Integer("max", min: 1),
    ]);

    /// <summary>GET /cluster/nextid</summary>
    public static readonly ParameterSet NextId = new([
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid"),
    ]);

    /// <summary>GET /cluster/config/join</summary>
    public static readonly ParameterSet Join = new([
        Text("node", format: "pve-node"),
    ]);

    /// <summary>POST /cluster/bulk-action/guest/shutdown</summary>
    public static readonly ParameterSet BulkShutdown = new([
        Flag("force-stop"), Integer("max-workers", min: 1, max: 64), Integer("maxworkers", min: 1, max: 64), Integer("timeout"),
        List("vms", "pve-vmid"),
    ]);

    /// <summary>POST /cluster/bulk-action/guest/start</summary>
    public static readonly ParameterSet BulkStart = new([
        Integer("max-workers", min: 1, max: 64), Integer("maxworkers", min: 1, max: 64), Integer("timeout"), List("vms", "pve-vmid"),
    ]);
}
