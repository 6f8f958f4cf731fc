using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>Sends a recorded request to the simulator and compares the answers.</summary>
internal sealed partial class Replayer(IReadOnlyDictionary<string, Capture> all, FakeTimeProvider time, HttpMessageInvoker http)
{
    private static readonly string[] StillRunning = ["task-status-running", "cluster-tasks-running", "node-tasks-active"];

    /// <summary>Null when the answer is as recorded, else the first difference.</summary>
    public async Task<string?> Difference(SimulatedCluster cluster, Capture capture)
    {
        try
        {
            return await Compare(cluster, capture);
        }
        catch (Exception error) when (error is HttpRequestException or ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException or System.Text.Json.JsonException)
        {
            return $"{error.GetType().Name} {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Hypervisor", StringComparison.Ordinal))}";
        }
    }

    private async Task<string?> Compare(SimulatedCluster cluster, Capture capture)
    {
        Laboratory.Furnish(cluster, capture, all);
        var path = capture.Path;
        if (Upid().IsMatch(path) || capture.Name.Contains("tasks", StringComparison.Ordinal) || capture.Name is "cluster-log" or "c-cluster-log" or "node-config-2")
        {
            var before = Before(capture);
            if (before is not null)
            {
                Laboratory.MakeRoom(cluster, before);
                using var started = await Send(cluster, before, before.Path);
                var answer = JsonNode.Parse(await started.Content.ReadAsStringAsync());
                if (!StillRunning.Contains(capture.Name) && capture.Name != "task-log-aborted") time.Advance(TimeSpan.FromMinutes(5));
                if (capture.Name == "task-log-aborted") cluster.Locked(() => cluster.Tasks.Stop(cluster.Tasks.NewestFirst.First()));
                if (answer?["data"]?.GetValueKind() == System.Text.Json.JsonValueKind.String && capture.Name is not ("task-missing" or "c-task-of-other-node"))
                    path = Upid().Replace(path, capture.Name == "task-unescaped-upid" ? answer["data"]!.GetValue<string>() : Uri.EscapeDataString(answer["data"]!.GetValue<string>()));
            }
        }
        using var response = await Send(cluster, capture, path);
        if ((int)response.StatusCode != capture.Status) return $"status {(int)response.StatusCode} {response.ReasonPhrase}, not {capture.Status} {capture.Reason}";
        if (Normal(response.ReasonPhrase ?? "") != Normal(capture.Reason)) return $"reason '{response.ReasonPhrase}', not '{capture.Reason}'";
        var text = await response.Content.ReadAsStringAsync();
        if (capture.Answer is JsonValue) return capture.Answer.GetValue<string>().Length == 0 == (text.Length == 0) ? null : $"text '{text}', not '{capture.Answer}'";
        return text.StartsWith('{') ? Shape.Difference(capture.Answer, JsonNode.Parse(text)) : $"no JSON: {text}";
    }

    private Capture? Before(Capture capture)
    {
        var name = capture.Name.Replace("-task-log", "", StringComparison.Ordinal).Replace("-task-status", "", StringComparison.Ordinal);
        if (name != capture.Name) return all.GetValueOrDefault(name);
        if (name == "c-task-log-after-migrate") return all["c-migrate-offline"];
        if (StillRunning.Contains(name) || name == "task-log-aborted") return all["qemu-shutdown-long"];
        if (name.StartsWith("token-privsep", StringComparison.Ordinal)) return null;
        return name switch
        {
            "node-tasks-errors" => all["node-service-stop-essential"],
            "node-tasks-filter" => all["qemu-start-already-running"],
            "node-config-2" => all["node-config-put"],
            "c-remote-tasks" => all["c-remote-create"],
            _ => all["qemu-create"],
        };
    }

    private Task<HttpResponseMessage> Send(SimulatedCluster cluster, Capture capture, string path)
    {
        var request = new HttpRequestMessage(new HttpMethod(capture.Method), new Uri($"https://{cluster.Host}:{cluster.Port}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        var age = Age(capture.Name);
        foreach (var (name, value) in capture.Headers)
        {
            if (name == "Content-Type") continue;
            request.Headers.TryAddWithoutValidation(name, Fill(cluster, value, age, capture));
        }
        if (capture.Body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(FillBody(cluster, capture, age)));
            if (capture.Headers.TryGetValue("Content-Type", out var type)) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }
        return http.SendAsync(request, CancellationToken.None);
    }

    private string Fill(SimulatedCluster cluster, string value, TimeSpan age, Capture capture)
    {
        var users = cluster.Access.Users;
        if (Token().Match(value) is { Success: true } token) return value.Replace("<secret>", users[token.Groups[1].Value].Tokens[token.Groups[2].Value].Secret, StringComparison.Ordinal);
        if (capture.Name == "cookie-tampered-time") return value;
        var when = time.GetUtcNow() - age;
        value = Ticket().Replace(value, found => Uri.UnescapeDataString(found.Value) == found.Value
            ? cluster.Tickets.Create(found.Groups[1].Value, when)
            : Uri.EscapeDataString(cluster.Tickets.Create(Uri.UnescapeDataString(found.Groups[1].Value), capture.Name.StartsWith("csrf", StringComparison.Ordinal) ? time.GetUtcNow() : when)));
        var user = capture.Headers.TryGetValue("Cookie", out var cookie) && cookie.Contains("alice", StringComparison.Ordinal) ? "alice@pve" : "root@pam";
        return Csrf().Replace(value, _ => cluster.Tickets.CreateCsrf(user, when));
    }

    private string FillBody(SimulatedCluster cluster, Capture capture, TimeSpan age)
    {
        var body = Ticket().Replace(capture.Body!, found => Uri.EscapeDataString(cluster.Tickets.Create(Uri.UnescapeDataString(found.Groups[1].Value), time.GetUtcNow() - age)));
        // This one was sent with the digest that was good then.
        if (capture.Name == "qemu-config-put") body = DigestOf().Replace(body, cluster.Guests.Find(100)!.Config.Digest);
        return body.Replace("<password>", body.Contains("alice", StringComparison.Ordinal) ? Laboratory.AlicePassword : cluster.Password, StringComparison.Ordinal);
    }

    private static TimeSpan Age(string name) =>
        name.Contains("1h58m", StringComparison.Ordinal) || name == "ticket-renew-old" ? TimeSpan.FromMinutes(118)
        : name.Contains("2h02m", StringComparison.Ordinal) || name == "ticket-renew-expired" ? TimeSpan.FromMinutes(122)
        : name.Contains("28h", StringComparison.Ordinal) ? TimeSpan.FromHours(28)
        : name.Contains("future", StringComparison.Ordinal) ? TimeSpan.FromSeconds(-200) : TimeSpan.Zero;

    private static string Normal(string reason) => DiskNumber().Replace(Upid().Replace(reason, "UPID"), "NUMBER").Trim();

    [GeneratedRegex("UPID(?::|%3A)[^/ ]+")] private static partial Regex Upid();
    [GeneratedRegex("PVEAPIToken[= ]([^!]+)!([^=: ]+)[=:]<secret>")] private static partial Regex Token();
    [GeneratedRegex("PVE(?::|%3A)([^:%]+(?:%40|@)[a-z]+)(?::|%3A)[0-9A-F]{8}(?:::|%3A%3A)<signature>")] private static partial Regex Ticket();
    [GeneratedRegex("^[0-9A-F]{8}:<signature>$")] private static partial Regex Csrf();
    [GeneratedRegex("(?<=digest=)[0-9a-f]{40}")] private static partial Regex DigestOf();
    [GeneratedRegex("[0-9]{5,}")] private static partial Regex DiskNumber();
}
