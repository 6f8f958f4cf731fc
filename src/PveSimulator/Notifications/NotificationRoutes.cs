namespace Hypervisor.PveSimulator;

/// <summary>Targets and matchers: those that come with PVE and those that were made.</summary>
internal static class NotificationRoutes
{
    private const string Path = "/cluster/notifications";
    private const string Builtin = "mail-to-root";
    private static readonly string[] Secrets = ["token", "password", "secret"];

    public static void MapNotifications(this RouteTable routes)
    {
        var see = Permissions.Either([.. new[] { "Mapping.Modify", "Mapping.Audit", "Mapping.Use" }.Select(privilege => Permissions.On("/mapping/notifications", privilege))]);
        routes.Get(Path, ParameterSet.None, Permissions.All, _ => Index.Of("name", "endpoints", "matchers", "matcher-fields", "matcher-field-values", "targets"));
        routes.Get(Path + "/endpoints", ParameterSet.None, Permissions.All, _ => Index.Of("name", "gotify", "sendmail", "smtp", "webhook"));
        routes.Get(Path + "/targets", ParameterSet.None, see, Targets);
        routes.Post(Path + "/targets/{name}/test", NotificationParameters.Test, see, Test);
        Map(routes, "endpoints/gotify", see, NotificationParameters.CreateGotify, NotificationParameters.UpdateGotify);
        Map(routes, "endpoints/sendmail", see, NotificationParameters.CreateSendmail, NotificationParameters.UpdateSendmail);
        Map(routes, "endpoints/smtp", see, NotificationParameters.CreateSmtp, NotificationParameters.UpdateSmtp);
        Map(routes, "endpoints/webhook", see, NotificationParameters.CreateWebhook, NotificationParameters.UpdateWebhook);
        Map(routes, "matchers", see, NotificationParameters.CreateMatcher, NotificationParameters.UpdateMatcher);
    }

    /// <summary>What PVE brings along.</summary>
    public static SectionConfig Create()
    {
        var config = new SectionConfig();
        var mail = config.Add(Builtin, "sendmail").Options;
        mail["mailto-user"] = "root@pam";
        mail["comment"] = "Send mails to root@pam's email address";
        var matcher = config.Add("default-matcher", "matchers").Options;
        matcher["comment"] = "Route all notifications to mail-to-root";
        matcher["mode"] = "all";
        matcher["target"] = Builtin;
        return config;
    }

    private static void Map(RouteTable routes, string kind, Permission see, ParameterSet create, ParameterSet update)
    {
        var type = kind[(kind.IndexOf('/') + 1)..];
        var modify = Permissions.On("/mapping/notifications", "Mapping.Modify");
        routes.Get($"{Path}/{kind}", ParameterSet.None, see, call => call.Cluster.Notifications.Sections.Where(section => section.Value.Type == type).Select(section => ToJson(section.Key, section.Value, create)));
        routes.Get($"{Path}/{kind}/{{name}}", NotificationParameters.Name, see, call => ToJson(call.Get("name"), Find(call, type), create).With("digest", call.Cluster.Notifications.Digest));
        routes.Post($"{Path}/{kind}", create, modify, call =>
        {
            if (call.Cluster.Notifications.Find(call.Get("name")) is not null) throw PveError.Failed($"Could not create {(type == "matchers" ? "matcher" : "endpoint")} '{call["name"]}', because it already exists");
            call.Cluster.Notifications.Add(call.Get("name"), type).Update(call);
            return null;
        });
        routes.Put($"{Path}/{kind}/{{name}}", update, modify, call =>
        {
            call.Cluster.Notifications.DemandDigest(call);
            Find(call, type).Update(call);
            return null;
        });
        routes.Delete($"{Path}/{kind}/{{name}}", NotificationParameters.Name, modify, call =>
        {
            Find(call, type);
            var user = call.Cluster.Notifications.Sections.FirstOrDefault(section => section.Value.Options.GetValueOrDefault("target", "").Split('\0').Contains(call["name"]));
            if (user.Key is not null) throw PveError.Failed($"cannot delete '{call["name"]}', referenced by: {user.Key}");
            call.Cluster.Notifications.Sections.Remove(call.Get("name"));
            return null;
        });
    }

    private static ConfigSection Find(Call call, string type) => call.Cluster.Notifications.Find(call.Get("name")) is { } found && found.Type == type ? found
        : throw new PveError(404, $"{(type == "matchers" ? "matcher" : "endpoint")} '{call["name"]}' not found");

    /// <summary>What is secret is kept in another file and never shown.</summary>
    private static Json ToJson(string name, ConfigSection section, ParameterSet types)
    {
        var json = section.ToJson(types).With("name", name).With("origin", name is Builtin or "default-matcher" ? "builtin" : "user-created");
        foreach (var key in Secrets) json.Remove(key);
        return json;
    }

    private static IEnumerable<Json> Targets(Call call) => call.Cluster.Notifications.Sections.Where(section => section.Value.Type != "matchers")
        .Select(section => new Json { ["name"] = section.Key, ["type"] = section.Value.Type, ["origin"] = section.Key == Builtin ? "builtin" : "user-created" }
            .With("comment", section.Value.Options.GetValueOrDefault("comment")).With("disable", section.Value.Options.GetValueOrDefault("disable") == "1" ? 1 : null));

    private static object? Test(Call call)
    {
        if (call.Cluster.Notifications.Find(call.Get("name")) is not { Type: not "matchers" } target) throw new PveError(404, $"target '{call["name"]}' does not exist");
        if (target.Type != "sendmail") throw PveError.Failed($"could not notify via target '{call["name"]}': could not connect");
        return null;
    }
}
