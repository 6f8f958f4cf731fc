namespace Hypervisor.PveSimulator;

internal static class NodeSettingsRoutes
{
    public static void MapNodeSettings(this RouteTable routes)
    {
        var audit = Permissions.On("/nodes/{node}", "Sys.Audit");
        var modify = Permissions.On("/nodes/{node}", "Sys.Modify");
        routes.Get("/nodes/{node}/dns", NodeParameters.Node, audit, GetDns);
        routes.Put("/nodes/{node}/dns", NodeParameters.UpdateDns, modify, UpdateDns);
        routes.Get("/nodes/{node}/time", NodeParameters.Node, audit, GetTime);
        routes.Put("/nodes/{node}/time", NodeParameters.UpdateTime, modify, UpdateTime);
        routes.Get("/nodes/{node}/config", NodeParameters.Config, Permissions.On("/", "Sys.Audit"), GetConfig);
        routes.Put("/nodes/{node}/config", NodeParameters.UpdateConfig, Permissions.On("/", "Sys.Modify"), UpdateConfig);
        routes.Get("/nodes/{node}/syslog", NodeParameters.Syslog, Permissions.On("/nodes/{node}", "Sys.Syslog"), Syslog.List);
    }

    private static Json GetDns(Call call)
    {
        var answer = new Json { ["search"] = call.Node.Dns.Search };
        foreach (var (n, server) in call.Node.Dns.Servers.Index()) answer[$"dns{n + 1}"] = server;
        return answer;
    }

    private static object? UpdateDns(Call call)
    {
        call.Node.Dns.Search = call.Get("search");
        call.Node.Dns.Servers = [.. new[] { "dns1", "dns2", "dns3" }.Select(key => call[key]).OfType<string>()];
        return null;
    }

    private static Json GetTime(Call call)
    {
        var now = call.Now;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(call.Node.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return new Json { ["time"] = now.ToUnixTimeSeconds(), ["localtime"] = now.ToUnixTimeSeconds() + (long)zone.GetUtcOffset(now).TotalSeconds, ["timezone"] = call.Node.TimeZone };
    }

    private static object? UpdateTime(Call call)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(call.Get("timezone"), out _)) throw PveError.Invalid("timezone", "No such timezone");
        call.Node.TimeZone = call.Get("timezone");
        return null;
    }

    private static Json GetConfig(Call call)
    {
        var answer = new Json();
        foreach (var (key, value) in call.Node.Config) answer[key] = value;
        return call.Node.Config.Count == 0 ? answer : answer.With("digest", Digest(call));
    }

    private static object? UpdateConfig(Call call)
    {
        foreach (var key in (call["delete"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) call.Node.Config.Remove(key);
        foreach (var (key, value) in call.Arguments.Where(argument => argument.Key is not ("delete" or "node" or "digest"))) call.Node.Config[key] = value;
        return null;
    }

    private static string Digest(Call call) => Convert.ToHexStringLower(GuestConfig.Sha1(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', call.Node.Config))));
}
