namespace Hypervisor.Silo;

/// <summary>One thing an operator can set: <c>--silo-port</c>, <c>HYPERVISOR_SILO_PORT</c> and <c>Hypervisor:SiloPort</c> are the same.</summary>
/// <param name="Name">As on the command line, without the dashes.</param>
/// <param name="Value">What its value stands for in the help; none for a switch.</param>
/// <param name="Secret">Secrets are no arguments, because every user of the machine can list those.</param>
public sealed record Setting(string Name, string? Value, string Help, bool Secret = false)
{
    public string Argument => $"--{Name}";

    public string Variable => $"HYPERVISOR_{Name.ToUpperInvariant().Replace('-', '_')}";

    public string Key => "Hypervisor:" + string.Concat(Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    public string ShownName => Secret ? Variable : Argument;

    public static readonly IReadOnlyList<Setting> All =
    [
        new("demo", null, "Run with a simulated fleet, in a data folder of its own."),
        new("urls", "URLS", "Where to listen. Default: http://127.0.0.1:8080"),
        new("data", "FOLDER", "The data folder. Default: hypervisor in the XDG data home"),
        new("store", "embedded|postgres", "Where state lives. A connection string implies postgres. Default: embedded"),
        new("connection-string", "TEXT", "How to reach PostgreSQL. With a password in it, better as an environment variable"),
        new("silo-port", "PORT", "The port between silos. Default: 11111, on loopback any free one"),
        new("gateway-port", "PORT", "The port for Orleans clients. Default: 30000, on loopback any free one"),
        new("advertised-address", "IP", "The address (or host name) where other silos reach this one. Default: loopback"),
        new("cluster-id", "NAME", "Silos with the same name form a cluster. Default: hypervisor"),
        new("service-id", "NAME", "The name that stored state belongs to; never change it. Default: hypervisor"),
        new("allowed-networks", "CIDR,...", "Networks that clusters may be in although they are refused otherwise, such as 127.0.0.0/8"),
        new("cluster-requests", "NUMBER", "Requests that one cluster is asked a minute, 60 to 6000. Default: 120"),
        new("cluster-connections", "NUMBER", "Requests that one cluster is asked at once, 4 to 100. Default: 10"),
        new("settling-seconds", "SECONDS", "How long a request whose answer was lost may still be on its way to a cluster, 10 to 600. Default: 60"),
        new("upload-folder", "FOLDER", "Where uploaded files wait while they are received, up to 4 GiB each. Default: the system's folder for temporary files"),
        new("trusted-proxies", "ADDRESS,...", "Addresses and networks of balancers whose X-Forwarded-For is believed. Default: nobody's"),
        new("metrics", "on|off", "Serve /metrics. Default: on"),
        new("metrics-port", "PORT", "Serve /metrics there and nowhere else. Default: the port of --urls"),
        new("drain-seconds", "SECONDS", "How long to report not-ready before stopping, 0 to 60. Default: 5 with postgres, else 0"),
        new("kubernetes", "on|off", "Learn of silos that are gone from Kubernetes too; see deploy/kubernetes. Default: off"),
        new("dashboard", "on|off", "Serve Orleans' dashboard at /orleans, for super admins. It measures every call of a grain. Default: off"),
        new("log-format", "text|json", "How to write the log. Default: text"),
        new("master-key", "BASE64", "32 bytes that seal the key ring. Make one with: openssl rand -base64 32", Secret: true),
        new("master-key-file", "FILE", "A file that holds the master key. Default when embedded: master.key in the data folder, made at first start"),
        new("master-key-previous", "BASE64,...", "Former master keys, for reading only: what they sealed is sealed anew at start", Secret: true),
        new("admin-password", "TEXT", "The password of the first administrator", Secret: true),
        new("oidc-authority", "URL", "The OpenID Connect provider that people may sign in at. Default: none"),
        new("oidc-client-id", "TEXT", "What the provider calls this product"),
        new("oidc-client-secret", "TEXT", "What proves that to the provider", Secret: true),
        new("oidc-name", "TEXT", "What the sign-in page calls the provider. Default: single sign-on"),
        new("oidc-scopes", "TEXT", "What to ask the provider for, separated by spaces. Default: openid profile email"),
        new("oidc-username-claim", "NAME", "The claim with the user name. Default: preferred_username"),
        new("oidc-email-claim", "NAME", "The claim with the e-mail address. Default: email"),
        new("oidc-role-claim", "NAME", "The claim whose values give roles. Default: groups"),
        new("oidc-roles", "VALUE=ROLE,...", "Which value gives which role, such as pve-admins=org_admin. Then the provider decides who has which. Default: none"),
        new("oidc-default-role", "ROLE", "The role of who has none of those values. Default: none, they stay out"),
        new("oidc-organization", "NAME", "The organization of new users. Default: the first one"),
        new("oidc-provisioning", "on|off", "Make a user for whoever the provider vouches for. Default: off"),
    ];
}
