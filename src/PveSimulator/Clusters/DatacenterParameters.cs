using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class DatacenterParameters
{
    private static readonly ParameterSet LinkFormat = new([
        Text("address", format: "address").Required().Default(), Integer("priority", min: 0, max: 255),
    ]);

    /// <summary>POST /cluster/config</summary>
    public static readonly ParameterSet CreateCluster = new([
        Text("clustername", format: "pve-node", maxLength: 15).Required(), Text("link", properties: LinkFormat).Indexed(0, 7),
        Integer("nodeid", min: 1), Integer("token-coefficient", min: 0), Integer("votes", min: 1),
    ]);

    /// <summary>POST /cluster/config/join</summary>
    public static readonly ParameterSet JoinCluster = new([
        Text("fingerprint", pattern: @"([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}").Required(), Flag("force"), Text("hostname").Required(),
        Text("link", properties: LinkFormat).Indexed(0, 7), Integer("nodeid", min: 1), Text("password", maxLength: 128).Required(),
        Integer("votes", min: 0),
    ]);

    /// <summary>POST /cluster/bulk-action/guest/migrate</summary>
    public static readonly ParameterSet BulkMigrate = new([
        Integer("max-workers", min: 1, max: 64), Integer("maxworkers", min: 1, max: 64), Flag("online"),
        Text("target", format: "pve-node").Required(), List("vms", "pve-vmid"), Flag("with-local-disks"),
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

    /// <summary>POST /cluster/bulk-action/guest/suspend</summary>
    public static readonly ParameterSet BulkSuspend = new([
        Integer("max-workers", min: 1, max: 64), Integer("maxworkers", min: 1, max: 64), Text("statestorage", format: "pve-storage-id"),
        Flag("to-disk"), List("vms", "pve-vmid"),
    ]);

    /// <summary>POST /cluster/qemu/custom-cpu-models</summary>
    public static readonly ParameterSet CreateCpuModel = new([
        Text("cputype", format: "pve-configid", maxLength: 40).Required(),
        Text("flags", pattern: @"(?^u:(?^u:([+-])([a-zA-Z0-9\-_\.]+))(;(?^u:([+-])([a-zA-Z0-9\-_\.]+)))*)"),
        Integer("guest-phys-bits", min: 32, max: 64), Flag("hidden"), Text("hv-vendor-id", pattern: @"(?^u:[a-zA-Z0-9]{1,12})"),
        Integer("level", min: 0, max: 4294967295), Text("phys-bits", format: "pve-phys-bits"),
        OneOf("reported-model", "486", "a64fx", "athlon", "Broadwell", "Broadwell-IBRS", "Broadwell-noTSX", "Broadwell-noTSX-IBRS", "Cascadelake-Server", "Cascadelake-Server-noTSX", "Cascadelake-Server-v2", "Cascadelake-Server-v4", "Cascadelake-Server-v5", "ClearwaterForest", "Conroe", "Cooperlake", "Cooperlake-v2", "core2duo", "coreduo", "cortex-a35", "cortex-a53", "cortex-a55", "cortex-a57", "cortex-a710", "cortex-a72", "cortex-a76", "EPYC", "EPYC-Genoa", "EPYC-Genoa-v2", "EPYC-IBPB", "EPYC-Milan", "EPYC-Milan-v2", "EPYC-Milan-v3", "EPYC-Rome", "EPYC-Rome-v2", "EPYC-Rome-v3", "EPYC-Rome-v4", "EPYC-Rome-v5", "EPYC-Turin", "EPYC-v3", "EPYC-v4", "EPYC-v5", "GraniteRapids", "GraniteRapids-v2", "GraniteRapids-v3", "Haswell", "Haswell-IBRS", "Haswell-noTSX", "Haswell-noTSX-IBRS", "host", "Icelake-Client", "Icelake-Client-noTSX", "Icelake-Server", "Icelake-Server-noTSX", "Icelake-Server-v3", "Icelake-Server-v4", "Icelake-Server-v5", "Icelake-Server-v6", "Icelake-Server-v7", "IvyBridge", "IvyBridge-IBRS", "KnightsMill", "kvm32", "kvm64", "max", "Nehalem", "Nehalem-IBRS", "neoverse-n1", "neoverse-n2", "neoverse-v1", "Opteron_G1", "Opteron_G2", "Opteron_G3", "Opteron_G4", "Opteron_G5", "Penryn", "pentium", "pentium2", "pentium3", "phenom", "qemu32", "qemu64", "SandyBridge", "SandyBridge-IBRS", "SapphireRapids", "SapphireRapids-v2", "SapphireRapids-v3", "SapphireRapids-v4", "SierraForest", "SierraForest-v2", "SierraForest-v3", "Skylake-Client", "Skylake-Client-IBRS", "Skylake-Client-noTSX-IBRS", "Skylake-Client-v4", "Skylake-Server", "Skylake-Server-IBRS", "Skylake-Server-noTSX-IBRS", "Skylake-Server-v4", "Skylake-Server-v5", "Westmere", "Westmere-IBRS").Required(),
    ]);

    /// <summary>PUT /cluster/qemu/custom-cpu-models/{cputype}</summary>
    public static readonly ParameterSet UpdateCpuModel = new([
        Text("cputype", format: "pve-configid", maxLength: 40).Required(), Text("delete", format: "pve-configid-list"),
        Text("digest", maxLength: 64), Text("flags", pattern: @"(?^u:(?^u:([+-])([a-zA-Z0-9\-_\.]+))(;(?^u:([+-])([a-zA-Z0-9\-_\.]+)))*)"),
        Integer("guest-phys-bits", min: 32, max: 64), Flag("hidden"), Text("hv-vendor-id", pattern: @"(?^u:[a-zA-Z0-9]{1,12})"),
        Integer("level", min: 0, max: 4294967295), Text("phys-bits", format: "pve-phys-bits"),
        OneOf("reported-model", "486", "a64fx", "athlon", "Broadwell", "Broadwell-IBRS", "Broadwell-noTSX", "Broadwell-noTSX-IBRS", "Cascadelake-Server", "Cascadelake-Server-noTSX", "Cascadelake-Server-v2", "Cascadelake-Server-v4", "Cascadelake-Server-v5", "ClearwaterForest", "Conroe", "Cooperlake", "Cooperlake-v2", "core2duo", "coreduo", "cortex-a35", "cortex-a53", "cortex-a55", "cortex-a57", "cortex-a710", "cortex-a72", "cortex-a76", "EPYC", "EPYC-Genoa", "EPYC-Genoa-v2", "EPYC-IBPB", "EPYC-Milan", "EPYC-Milan-v2", "EPYC-Milan-v3", "EPYC-Rome", "EPYC-Rome-v2", "EPYC-Rome-v3", "EPYC-Rome-v4", "EPYC-Rome-v5", "EPYC-Turin", "EPYC-v3", "EPYC-v4", "EPYC-v5", "GraniteRapids", "GraniteRapids-v2", "GraniteRapids-v3", "Haswell", "Haswell-IBRS", "Haswell-noTSX", "Haswell-noTSX-IBRS", "host", "Icelake-Client", "Icelake-Client-noTSX", "Icelake-Server", "Icelake-Server-noTSX", "Icelake-Server-v3", "Icelake-Server-v4", "Icelake-Server-v5", "Icelake-Server-v6", "Icelake-Server-v7", "IvyBridge", "IvyBridge-IBRS", "KnightsMill", "kvm32", "kvm64", "max", "Nehalem", "Nehalem-IBRS", "neoverse-n1", "neoverse-n2", "neoverse-v1", "Opteron_G1", "Opteron_G2", "Opteron_G3", "Opteron_G4", "Opteron_G5", "Penryn", "pentium", "pentium2", "pentium3", "phenom", "qemu32", "qemu64", "SandyBridge", "SandyBridge-IBRS", "SapphireRapids", "SapphireRapids-v2", "SapphireRapids-v3", "SapphireRapids-v4", "SierraForest", "SierraForest-v2", "SierraForest-v3", "Skylake-Client", "Skylake-Client-IBRS", "Skylake-Client-noTSX-IBRS", "Skylake-Client-v4", "Skylake-Server", "Skylake-Server-IBRS", "Skylake-Server-noTSX-IBRS", "Skylake-Server-v4", "Skylake-Server-v5", "Westmere", "Westmere-IBRS"),
    ]);

    /// <summary>GET /cluster/qemu/custom-cpu-models/{cputype}</summary>
    public static readonly ParameterSet CpuModel = new([
        Text("cputype").Required(),
    ]);

    /// <summary>GET /cluster/metrics/server/{id}</summary>
    public static readonly ParameterSet MetricServer = new([
        Text("id", format: "pve-configid").Required(),
    ]);

    /// <summary>POST /cluster/metrics/server/{id}</summary>
    public static readonly ParameterSet CreateMetricServer = new([
        Text("api-path-prefix"), Text("bucket"), Flag("disable"), Text("id", format: "pve-configid").Required(),
        OneOf("influxdbproto", "udp", "http", "https"), Integer("max-body-size", min: 1), Integer("mtu", min: 512, max: 65536), Text("organization"),
        OneOf("otel-compression", "none", "gzip"), Text("otel-headers", maxLength: 1024), Integer("otel-max-body-size", min: 1024),
        Text("otel-path"), OneOf("otel-protocol", "http", "https"), Text("otel-resource-attributes", maxLength: 1024),
        Integer("otel-timeout", min: 1, max: 10), Flag("otel-verify-ssl"), Text("path", format: "graphite-path"),
        Integer("port", min: 1, max: 65536).Required(), OneOf("proto", "udp", "tcp"), Text("server", format: "address").Required(),
        Integer("timeout", min: 0), Text("token"), OneOf("type", "graphite", "influxdb", "opentelemetry").Required(), Flag("verify-certificate"),
    ]);

    /// <summary>PUT /cluster/metrics/server/{id}</summary>
    public static readonly ParameterSet UpdateMetricServer = new([
        Text("api-path-prefix"), Text("bucket"), Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64),
        Flag("disable"), Text("id", format: "pve-configid").Required(), OneOf("influxdbproto", "udp", "http", "https"),
        Integer("max-body-size", min: 1), Integer("mtu", min: 512, max: 65536), Text("organization"), OneOf("otel-compression", "none", "gzip"),
        Text("otel-headers", maxLength: 1024), Integer("otel-max-body-size", min: 1024), Text("otel-path"), OneOf("otel-protocol", "http", "https"),
        Text("otel-resource-attributes", maxLength: 1024), Integer("otel-timeout", min: 1, max: 10), Flag("otel-verify-ssl"),
        Text("path", format: "graphite-path"), Integer("port", min: 1, max: 65536).Required(), OneOf("proto", "udp", "tcp"),
        Text("server", format: "address").Required(), Integer("timeout", min: 0), Text("token"), Flag("verify-certificate"),
    ]);

    /// <summary>GET /cluster/metrics/export</summary>
    public static readonly ParameterSet ExportMetrics = new([
        Flag("history"), Flag("local-only"), Text("node-list"), Integer("start-time"),
    ]);

    /// <summary>POST /cluster/notifications/targets/{name}/test</summary>
    public static readonly ParameterSet NotificationTarget = new([
        Text("name", format: "pve-configid").Required(),
    ]);
}
