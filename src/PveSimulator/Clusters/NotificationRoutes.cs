namespace Hypervisor.PveSimulator;

/// <summary>The targets and matchers that come with PVE.</summary>
internal static class NotificationRoutes
{
    private const string Path = "/cluster/notifications";
    private const string Builtin = "mail-to-root";

    public static void MapNotifications(this RouteTable routes)
    {
        var see = Permissions.Either([.. new[] { "Mapping.Modify", "Mapping.Audit", "Mapping.Use" }.Select(privilege => Permissions.On("/mapping/notifications", privilege))]);
        routes.Get(Path, ParameterSet.None, Permissions.All, _ => Index.Of("name", "endpoints", "matchers", "matcher-fields", "matcher-field-values", "targets"));
        routes.Get(Path + "/endpoints", ParameterSet.None, Permissions.All, _ => Index.Of("name", "gotify", "sendmail", "smtp", "webhook"));
        foreach (var type in new[] { "gotify", "smtp", "webhook" }) routes.Get($"{Path}/endpoints/{type}", ParameterSet.None, see, _ => Array.Empty<Json>());
        routes.Get(Path + "/endpoints/sendmail", ParameterSet.None, see, _ => new[] { new Json { ["name"] = Builtin, ["mailto-user"] = new[] { "root@pam" }, ["comment"] = "Send mails to root@pam's email address", ["origin"] = "builtin" } });
        routes.Get(Path + "/targets", ParameterSet.None, see, _ => new[] { new Json { ["name"] = Builtin, ["type"] = "sendmail", ["comment"] = "Send mails to root@pam's email address", ["origin"] = "builtin" } });
        routes.Post(Path + "/targets/{name}/test", DatacenterParameters.NotificationTarget, see, call => call["name"] == Builtin ? null : throw PveError.Failed($"target '{call["name"]}' does not exist"));
        routes.Get(Path + "/matchers", ParameterSet.None, see, _ => new[] { new Json { ["name"] = "default-matcher", ["comment"] = "Route all notifications to mail-to-root", ["mode"] = "all", ["target"] = new[] { Builtin }, ["origin"] = "builtin" } });
    }
}
