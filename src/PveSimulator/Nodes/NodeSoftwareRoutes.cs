namespace Hypervisor.PveSimulator;

/// <summary>Packages, certificates and the subscription of a node.</summary>
internal static class NodeSoftwareRoutes
{
    public static void MapNodeSoftware(this RouteTable routes)
    {
        var audit = Permissions.On("/nodes/{node}", "Sys.Audit");
        var modify = Permissions.On("/nodes/{node}", "Sys.Modify");
        routes.Add(new("GET", "/nodes/{node}/apt", NodeParameters.Node, Permissions.All, _ => Index.Of("id", "changelog", "repositories", "update", "versions")) { IsAnsweredAtEntry = true });
        routes.Get("/nodes/{node}/apt/update", NodeParameters.Node, modify, _ => AptUpdates.List());
        routes.Post("/nodes/{node}/apt/update", NodeParameters.AptUpdate, modify, call => call.Cluster.Tasks.Start(call, new TaskPlan("aptupdate", "") { Log = ["starting apt-get update"] }));
        routes.Get("/nodes/{node}/apt/versions", NodeParameters.Node, audit, _ => AptVersions.List());
        routes.Get("/nodes/{node}/apt/changelog", NodeSystemParameters.Changelog, modify, call => $"{call["name"]} ({call["version"] ?? "1.0"}) trixie; urgency=medium\n\n  * rebuild for the current release\n\n -- Proxmox Support Team <support@proxmox.com>\n");
        routes.Get("/nodes/{node}/apt/repositories", NodeParameters.Node, audit, _ => AptVersions.Repositories());
        routes.Get("/nodes/{node}/certificates", NodeParameters.Node, Permissions.All, _ => Index.Of("name", "acme", "custom", "info"));
        routes.Get("/nodes/{node}/certificates/info", NodeParameters.Node, Permissions.All, NodeCertificates.List);
        routes.Get("/nodes/{node}/certificates/acme", NodeParameters.Node, Permissions.All, _ => Index.Of("name", "certificate"));
        routes.Post("/nodes/{node}/certificates/custom", NodeSystemParameters.UploadCertificate, modify, UploadCertificate);
        routes.Delete("/nodes/{node}/certificates/custom", NodeSystemParameters.DeleteCertificate, modify, call => call.Node.CustomCertificate = null);
        routes.Post("/nodes/{node}/certificates/acme/certificate", NodeSystemParameters.OrderCertificate, modify, call => Order(call, "acmenewcert"));
        routes.Put("/nodes/{node}/certificates/acme/certificate", NodeSystemParameters.OrderCertificate, modify, call => Order(call, "acmerenew"));
        routes.Delete("/nodes/{node}/certificates/acme/certificate", NodeParameters.Node, modify, call => Order(call, "acmerevoke"));
        routes.Get("/nodes/{node}/subscription", NodeParameters.Subscription, Permissions.All, call => call.Node.Subscription.ToJson(call));
        routes.Put("/nodes/{node}/subscription", NodeParameters.UpdateSubscription, modify, call => SetKey(call, call.Get("key").Trim()));
        routes.Post("/nodes/{node}/subscription", NodeSystemParameters.CheckSubscription, modify, call => SetKey(call, call.Node.Subscription.Key));
        routes.Delete("/nodes/{node}/subscription", NodeParameters.Node, modify, call => SetKey(call, null));
    }

    private static object? SetKey(Call call, string? key)
    {
        call.Node.Subscription.Key = key;
        call.Node.Subscription.CheckedAt = call.Now;
        return null;
    }

    private static Json UploadCertificate(Call call)
    {
        if (call.Node.CustomCertificate is not null && !call.Flag("force")) throw PveError.Invalid("force", "Custom certificate exists but 'force' is not set.");
        try
        {
            using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(call.Get("certificates"));
            call.Node.CustomCertificate = certificate.ExportCertificatePem();
            return NodeCertificates.ToJson("pveproxy-ssl.pem", certificate);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw PveError.Invalid("certificates", "invalid format - not a valid PEM-formatted string.\n");
        }
    }

    /// <summary>The order as a task; nobody answers for ACME here, so it fails as it does without a way out.</summary>
    private static string Order(Call call, string type)
    {
        if (!call.Node.Config.ContainsKey("acme") && !call.Node.Config.Keys.Any(key => key.StartsWith("acmedomain", StringComparison.Ordinal))) throw PveError.Failed("no domains configured for ACME");
        var account = PropertyString.Parse("acme", new ParameterSet([Parameter.Text("account"), Parameter.Text("domains")]), call.Node.Config.GetValueOrDefault("acme", "")).Entries.GetValueOrDefault("account", "default");
        return call.Cluster.Tasks.Start(call, new TaskPlan(type, "")
        {
            Check = () => { if (call.Cluster.AcmeAccounts.Find(account) is null) throw PveError.Failed($"ACME account config file '{account}' does not exist."); },
            Log = ["Loading ACME account details", "Placing ACME order"], Length = 3,
        });
    }
}
