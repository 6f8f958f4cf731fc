using System.Net;
using System.Net.Sockets;
using Hypervisor.WebApi;
using Npgsql;

namespace Hypervisor.Silo;

/// <summary>Reads <see cref="SiloOptions"/> and collects every fault before it gives up.</summary>
public sealed class SiloOptionsReader(IConfiguration configuration, IEnumerable<string> problemsSoFar)
{
    private static readonly string[] KubernetesVariables = ["POD_NAME", "POD_NAMESPACE", "POD_IP", "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID"];

    private const int DefaultSiloPort = 11111;
    private const int DefaultGatewayPort = 30000;

    private readonly List<string> problems = [.. problemsSoFar];

    /// <exception cref="StartException">Something is wrong; it names everything that is.</exception>
    public static SiloOptions Read(IConfiguration configuration, CommandLine commandLine) =>
        new SiloOptionsReader(configuration, commandLine.Problems).Read();

    private SiloOptions Read()
    {
        var demo = Flag("demo", "true", "false", byDefault: false);
        var connectionString = ConnectionString();
        var store = Store(connectionString);
        var dataFolder = DataFolder(demo, store);
        var address = AdvertisedAddress(store);
        var onLoopback = IPAddress.IsLoopback(address);

        var options = new SiloOptions
        {
            Demo = demo,
            Urls = Urls(),
            DataFolder = dataFolder,
            Store = store,
            ConnectionString = store == StoreKind.Postgres ? connectionString : null,
            AdvertisedAddress = address,
            SiloPort = Port("silo-port") ?? (onLoopback ? null : DefaultSiloPort),
            GatewayPort = Port("gateway-port") ?? (onLoopback ? null : DefaultGatewayPort),
            ClusterId = Text("cluster-id") ?? "hypervisor",
            ServiceId = Text("service-id") ?? "hypervisor",
            Metrics = Flag("metrics", "on", "off", byDefault: true),
            MetricsPort = Port("metrics-port"),
            Kubernetes = Flag("kubernetes", "on", "off", byDefault: false),
            Dashboard = Flag("dashboard", "on", "off", byDefault: false),
            Drain = Seconds("drain-seconds", 60) ?? TimeSpan.FromSeconds(store == StoreKind.Postgres ? 5 : 0),
            JsonLog = Flag("log-format", "json", "text", byDefault: false),
            MasterKey = MasterKey(store),
            MasterKeyFile = Text("master-key-file") ?? Path.Combine(dataFolder, "master.key"),
            PreviousMasterKeys = PreviousMasterKeys(),
        };

        CheckNetworks("allowed-networks", addressesToo: false);
        CheckNetworks("trusted-proxies", addressesToo: true);
        CheckNumber("cluster-requests", 60, 6000);
        CheckNumber("cluster-connections", 4, 100);
        CheckNumber("settling-seconds", 10, 600);
        CheckUploadFolder();
        CheckAdminPassword();
        OidcSettings.Read(configuration, problems.Add);
        CheckKubernetes(options);
        if (options.SiloPort is { } port && port == options.GatewayPort)
            problems.Add($"--silo-port and --gateway-port are both {port}; give each a port of its own.");
        return problems.Count == 0 ? options : throw new StartException(problems);
    }

    private string? Text(string name) =>
        configuration[Setting.All.Single(setting => setting.Name == name).Key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private string Named(string name) =>
        Setting.All.Single(setting => setting.Name == name) is { Secret: true } secret ? secret.Variable : $"--{name}";

    private bool Flag(string name, string yes, string no, bool byDefault)
    {
        var text = Text(name)?.ToLowerInvariant();
        if (text is null) return byDefault;
        if (text != yes && text != no) problems.Add($"{Named(name)} is '{text}'; it can be {yes} or {no}.");
        return text == yes;
    }

    private void CheckNetworks(string name, bool addressesToo)
    {
        foreach (var network in (Text(name) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (!IPNetwork.TryParse(network, out _) && !(addressesToo && IPAddress.TryParse(network, out _)))
                problems.Add($"{Named(name)} has '{network}'; a network is written as 10.0.0.0/8{(addressesToo ? ", an address as 10.0.0.1" : "")}.");
    }

    private void CheckNumber(string name, int least, int most)
    {
        if (Text(name) is { } text && !(int.TryParse(text, out var number) && number >= least && number <= most))
            problems.Add($"{Named(name)} is '{text}'; it can be {least} to {most}.");
    }

    private void CheckUploadFolder()
    {
        if (Text("upload-folder") is { } folder && (!Path.IsPathFullyQualified(folder) || !Directory.Exists(folder)))
            problems.Add($"{Named("upload-folder")} is '{folder}'; it must be the whole path of a folder that is there.");
    }

    private void CheckKubernetes(SiloOptions options)
    {
        if (!options.Kubernetes) return;
        if (options.Store == StoreKind.Embedded) problems.Add("--kubernetes is for a cluster of silos, which needs --store postgres; leave it out.");
        foreach (var name in KubernetesVariables.Where(name => string.IsNullOrEmpty(configuration[name])))
            problems.Add($"--kubernetes needs the variable {name}; see deploy/kubernetes/hypervisor.yaml.");
    }

    private void CheckAdminPassword()
    {
        if (Text("admin-password") is { Length: < 12 or > 512 }) problems.Add($"{Named("admin-password")} must have 12 to 512 characters.");
    }

    private int? Port(string name)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, out var port) && port is > 0 and <= IPEndPoint.MaxPort) return port;
        problems.Add($"{Named(name)} is '{text}'; a port is a number from 1 to 65535.");
        return null;
    }

    private TimeSpan? Seconds(string name, int most)
    {
        if (Text(name) is not { } text) return null;
        if (int.TryParse(text, out var seconds) && seconds >= 0 && seconds <= most) return TimeSpan.FromSeconds(seconds);
        problems.Add($"{Named(name)} is '{text}'; it can be 0 to {most} seconds.");
        return null;
    }

    private string[] Urls()
    {
        var urls = (Text("urls") ?? configuration["urls"] ?? "http://127.0.0.1:8080")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in urls)
        {
            if (!IsListenUrl(url))
                problems.Add($"--urls has '{url}'; it should look like http://127.0.0.1:8080 (several are separated by semicolons).");
        }

        return urls;
    }

    private static bool IsListenUrl(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", PathBase: "", Port: >= 0 and <= IPEndPoint.MaxPort, Host: not "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private string? ConnectionString()
    {
        if (Text("connection-string") is not { } text) return null;
        try
        {
            if (!string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host)) return text;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // The message may repeat the password, so it is not shown.
        }

        problems.Add("--connection-string can't be read; it should look like 'Host=db;Username=hypervisor;Password=...;Database=hypervisor'.");
        return null;
    }

    private StoreKind Store(string? connectionString)
    {
        var given = Text("connection-string") is not null;
        var store = Text("store")?.ToLowerInvariant();
        if (store is not (null or "embedded" or "postgres"))
            problems.Add($"--store is '{store}'; it can be embedded or postgres.");
        if (store == "postgres" && !given)
            problems.Add("--store postgres needs to know where: set HYPERVISOR_CONNECTION_STRING.");
        if (store == "embedded" && given)
            problems.Add("--store embedded and a connection string contradict each other; leave one out.");
        return store == "postgres" || (store is null && connectionString is not null) ? StoreKind.Postgres : StoreKind.Embedded;
    }

    private string DataFolder(bool demo, StoreKind store)
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        var folder = Text("data") ?? (home == "" ? null : Path.Combine(home, "hypervisor", demo ? "demo" : ""));
        if (folder is null && store == StoreKind.Embedded)
            problems.Add("There is no home folder to keep data in; name a folder with --data.");
        else if (folder is not null && File.Exists(folder))
            problems.Add($"--data is '{folder}', which is a file; name a folder.");
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder ?? "."));
    }

    private IPAddress AdvertisedAddress(StoreKind store)
    {
        if (Text("advertised-address") is not { } text) return IPAddress.Loopback;
        if (store == StoreKind.Embedded)
            problems.Add("--advertised-address is for a cluster of silos, which needs --store postgres; leave it out.");
        if (IPAddress.TryParse(text, out var address)) return address;
        try
        {
            if (Dns.GetHostAddresses(text) is [var first, ..] all)
                return all.FirstOrDefault(each => each.AddressFamily == AddressFamily.InterNetwork) ?? first;
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            // Said below, as for a name without an address.
        }

        problems.Add($"--advertised-address is '{text}', which is no IP address and no host name that can be resolved here.");
        return IPAddress.Loopback;
    }

    private byte[]? MasterKey(StoreKind store)
    {
        var key = Text("master-key");
        var file = Text("master-key-file");
        if (key is not null && file is not null)
            problems.Add("HYPERVISOR_MASTER_KEY and HYPERVISOR_MASTER_KEY_FILE are both set; leave one out.");
        else if (key is null && file is null && store == StoreKind.Postgres)
            problems.Add("PostgreSQL needs a master key that all silos share: set HYPERVISOR_MASTER_KEY or HYPERVISOR_MASTER_KEY_FILE. Make one with: openssl rand -base64 32");
        else if (file is not null && !File.Exists(file))
            problems.Add($"--master-key-file is '{file}', which is not there. Make one with: openssl rand -base64 32 > '{file}'");
        return key is null ? null : Key("HYPERVISOR_MASTER_KEY", key);
    }

    private List<byte[]> PreviousMasterKeys()
    {
        var texts = Text("master-key-previous")?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return [.. texts.Select(text => Key("HYPERVISOR_MASTER_KEY_PREVIOUS", text)).OfType<byte[]>()];
    }

    private byte[]? Key(string name, string text)
    {
        if (Silo.MasterKey.TryRead(text) is { } key) return key;
        problems.Add($"{name} is not 32 bytes in base64. Make one with: openssl rand -base64 32");
        return null;
    }
}
