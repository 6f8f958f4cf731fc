using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.PveSimulator;

/// <summary>The way of a request through one node: login, route, permission, forwarding, parameters, answer.</summary>
internal static class Pipeline
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE"];

    public static async Task Handle(HttpContext http, SimulatedNode entry, ApiDescription? schema)
    {
        var cluster = entry.Cluster;
        Answers.SetHeaders(http, cluster.Time.GetUtcNow());
        var isExtJs = false;
        try
        {
            var method = http.Request.Method;
            if (!Methods.Contains(method)) throw new PveError(501, $"method '{method}' not available") { IsBare = true };
            var (path, query) = RequestReader.Target(http);
            (path, isExtJs) = BelowFormat(path);
            var faults = cluster.Faults.Take(method, path);
            var arguments = await RequestReader.Arguments(http, query);
            foreach (var latency in faults.Where(fault => fault.Kind == FaultKind.Latency)) await Task.Delay(latency.Delay, cluster.Time, http.RequestAborted);
            var fault = faults.Find(fault => fault.Kind != FaultKind.Latency);
            var route = Match(cluster, method, path, out var inPath);
            cluster.Calls.Add(new AccessLogLine(cluster.Time.GetUtcNow(), route?.Name ?? $"{method} (unknown)", http.Request.Headers.UserAgent.ToString()));
            var body = fault is { KeepsAnswer: false } ? new ArrayBufferWriter<byte>() : cluster.Locked(() => Answer(http, entry, route, inPath, method, path, arguments, isExtJs, schema));
            if (fault is not null) await Sabotage.Answer(http, fault, body, cluster.Time);
            else if (http.Items[typeof(ConsoleSession)] is ConsoleSession console && http.WebSockets.IsWebSocketRequest) await Connect(http, console);
            else await Answers.Send(http, body);
        }
        catch (PveError error)
        {
            if (error.Status == 401 && cluster.Options.UnauthorizedDelay > TimeSpan.Zero) await Task.Delay(cluster.Options.UnauthorizedDelay, cluster.Time, http.RequestAborted);
            await Answers.Send(http, error, isExtJs);
        }
    }

    private static async Task Connect(HttpContext http, ConsoleSession console)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync(http.WebSockets.WebSocketRequestedProtocols.Contains("binary") ? "binary" : null);
        await ConsoleSocket.Run(socket, console, http.RequestAborted);
    }

    private static (string Path, bool IsExtJs) BelowFormat(string path)
    {
        if (path != "/api2" && !path.StartsWith("/api2/", StringComparison.Ordinal)) throw new PveError(500, $"no such file '{path}'") { IsText = true };
        var parts = path.Split('/', 4);
        var format = parts.Length > 2 ? parts[2] : "";
        var rest = parts.Length > 3 ? "/" + parts[3].TrimEnd('/') : "/";
        if (format is not ("json" or "extjs")) throw new PveError(501, $"no formatter for uri {rest}, {format}") { IsText = true };
        return (rest, format == "extjs");
    }

    private static Route? Match(SimulatedCluster cluster, string method, string path, out Dictionary<string, string> inPath)
    {
        inPath = new(StringComparer.Ordinal);
        var route = RouteTable.Default.Find(method, path.Split('/', StringSplitOptions.RemoveEmptyEntries), inPath);
        cluster.Counters.Count(route?.Name ?? $"{method} (unknown)");
        return route;
    }

    private static ArrayBufferWriter<byte> Answer(
        HttpContext http, SimulatedNode entry, Route? route, Dictionary<string, string> inPath, string method, string path, Dictionary<string, string> arguments, bool isExtJs,
        ApiDescription? schema)
    {
        var cluster = entry.Cluster;
        if (schema?.Check(method, path, arguments) is { } violation)
        {
            cluster.ViolationList.Add(violation);
            throw PveError.Invalid("schema", violation);
        }
        var caller = Authentication.Identify(http, cluster, method, path);
        if (route is null) throw new PveError(501, $"Method '{method} {path}' not implemented");
        if (route.RefusesTokens && caller.TokenId is not null) throw PveError.Denied($"URI '{path}' not available with API token, need proper ticket.\n");
        foreach (var (name, value) in inPath)
        {
            if (arguments.TryGetValue(name, out var other) && other != value) throw PveError.Invalid(name, "duplicate parameter (already defined in URI) with conflicting values!");
            arguments[name] = name == "node" && value == "localhost" ? entry.Name : value;
        }
        var call = new Call(cluster, entry, caller, method, path, arguments) { Upload = http.Items[typeof(UploadedFile)] as UploadedFile };
        route.Permission(call);
        if (!route.IsAnsweredAtEntry && inPath.ContainsKey("node") && call.Node != entry && call.Node.DownReason is { } reason) throw new PveError(595, reason) { IsBare = true };
        route.Parameters.Verify(arguments);
        var answer = route.Answer(call);
        http.Items[typeof(ConsoleSession)] = call.Console;
        return Answers.Render(answer, call.Beside, isExtJs);
    }
}
