using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class AcmeParameters
{
    /// <summary>POST /cluster/acme/account</summary>
    public static readonly ParameterSet CreateAccount = new([
        Text("contact", format: "email-list").Required(), Text("directory", pattern: @"^https?://.*"), Text("eab-hmac-key"), Text("eab-kid"),
        Text("name", format: "pve-configid"), Text("tos_url"),
    ]);

    /// <summary>GET /cluster/acme/account/{name}</summary>
    public static readonly ParameterSet Account = new([
        Text("name", format: "pve-configid"),
    ]);

    /// <summary>PUT /cluster/acme/account/{name}</summary>
    public static readonly ParameterSet UpdateAccount = new([
        Text("contact", format: "email-list"), Text("name", format: "pve-configid"),
    ]);

    /// <summary>GET /cluster/acme/plugins</summary>
    public static readonly ParameterSet Plugins = new([
        OneOf("type", "dns", "standalone"),
    ]);

    /// <summary>GET /cluster/acme/plugins/{id}</summary>
    public static readonly ParameterSet Plugin = new([
        Text("id", format: "pve-configid").Required(),
    ]);

    /// <summary>POST /cluster/acme/plugins</summary>
    public static readonly ParameterSet CreatePlugin = new([
        OneOf("api", "1984hosting", "acmedns", "acmeproxy", "active24", "ad", "ali", "alviy", "anx", "artfiles", "arvan", "aurora", "autodns", "aws", "azion", "azure", "beget", "bookmyname", "bunny", "cf", "clouddns", "cloudns", "cn", "conoha", "constellix", "cpanel", "curanet", "cyon", "da", "ddnss", "desec", "df", "dgon", "dnsexit", "dnshome", "dnsimple", "dnsservices", "doapi", "domeneshop", "dp", "dpi", "dreamhost", "duckdns", "durabledns", "dyn", "dynu", "dynv6", "easydns", "edgecenter", "edgedns", "euserv", "exoscale", "fornex", "freedns", "freemyip", "gandi_livedns", "gcloud", "gcore", "gd", "geoscaling", "googledomains", "he", "he_ddns", "hetzner", "hetznercloud", "hexonet", "hostingde", "huaweicloud", "infoblox", "infomaniak", "internetbs", "inwx", "ionos", "ionos_cloud", "ipv64", "ispconfig", "jd", "joker", "kappernet", "kas", "kinghost", "knot", "la", "leaseweb", "lexicon", "limacity", "linode", "linode_v4", "loopia", "lua", "maradns", "me", "miab", "mijnhost", "misaka", "myapi", "mydevil", "mydnsjp", "mythic_beasts", "namecheap", "namecom", "namesilo", "nanelo", "nederhost", "neodigit", "netcup", "netlify", "nic", "njalla", "nm", "nsd", "nsone", "nsupdate", "nw", "oci", "omglol", "one", "online", "openprovider", "openprovider_rest", "openstack", "opnsense", "ovh", "pdns", "pleskxml", "pointhq", "porkbun", "rackcorp", "rackspace", "rage4", "rcode0", "regru", "scaleway", "schlundtech", "selectel", "selfhost", "servercow", "simply", "spaceship", "technitium", "tele3", "tencent", "timeweb", "transip", "udr", "ultra", "unoeuro", "variomedia", "veesp", "vercel", "vscale", "vultr", "websupport", "west_cn", "world4you", "yandex360", "yc", "zilore", "zone", "zoneedit", "zonomi"),
        Text("data"), Flag("disable"), Text("id", format: "pve-configid").Required(), Text("nodes", format: "pve-node-list"),
        OneOf("type", "dns", "standalone").Required(), Integer("validation-delay", min: 0, max: 172800),
    ]);

    /// <summary>PUT /cluster/acme/plugins/{id}</summary>
    public static readonly ParameterSet UpdatePlugin = new([
        OneOf("api", "1984hosting", "acmedns", "acmeproxy", "active24", "ad", "ali", "alviy", "anx", "artfiles", "arvan", "aurora", "autodns", "aws", "azion", "azure", "beget", "bookmyname", "bunny", "cf", "clouddns", "cloudns", "cn", "conoha", "constellix", "cpanel", "curanet", "cyon", "da", "ddnss", "desec", "df", "dgon", "dnsexit", "dnshome", "dnsimple", "dnsservices", "doapi", "domeneshop", "dp", "dpi", "dreamhost", "duckdns", "durabledns", "dyn", "dynu", "dynv6", "easydns", "edgecenter", "edgedns", "euserv", "exoscale", "fornex", "freedns", "freemyip", "gandi_livedns", "gcloud", "gcore", "gd", "geoscaling", "googledomains", "he", "he_ddns", "hetzner", "hetznercloud", "hexonet", "hostingde", "huaweicloud", "infoblox", "infomaniak", "internetbs", "inwx", "ionos", "ionos_cloud", "ipv64", "ispconfig", "jd", "joker", "kappernet", "kas", "kinghost", "knot", "la", "leaseweb", "lexicon", "limacity", "linode", "linode_v4", "loopia", "lua", "maradns", "me", "miab", "mijnhost", "misaka", "myapi", "mydevil", "mydnsjp", "mythic_beasts", "namecheap", "namecom", "namesilo", "nanelo", "nederhost", "neodigit", "netcup", "netlify", "nic", "njalla", "nm", "nsd", "nsone", "nsupdate", "nw", "oci", "omglol", "one", "online", "openprovider", "openprovider_rest", "openstack", "opnsense", "ovh", "pdns", "pleskxml", "pointhq", "porkbun", "rackcorp", "rackspace", "rage4", "rcode0", "regru", "scaleway", "schlundtech", "selectel", "selfhost", "servercow", "simply", "spaceship", "technitium", "tele3", "tencent", "timeweb", "transip", "udr", "ultra", "unoeuro", "variomedia", "veesp", "vercel", "vscale", "vultr", "websupport", "west_cn", "world4you", "yandex360", "yc", "zilore", "zone", "zoneedit", "zonomi"),
        Text("data"), Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64), Flag("disable"),
        Text("id", format: "pve-configid").Required(), Text("nodes", format: "pve-node-list"), Integer("validation-delay", min: 0, max: 172800),
    ]);

    /// <summary>GET /cluster/acme/tos</summary>
    public static readonly ParameterSet Terms = new([
        Text("directory", pattern: @"^https?://.*"),
    ]);
}
