using System.Text.Json.Nodes;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

/// <summary>
/// Secrets are planted where people and programs leave them: under odd names, in descriptions, arguments, URLs, files and logs. No answer
/// of any read and no log line may show one.
/// </summary>
public sealed class CanaryTests
{
    private const string Canary = "c4nary";

    private int planted;

    [Fact]
    public async Task No_planted_secret_leaves_through_any_read_or_log()
    {
        await using var cluster = await ReadableCluster.Start(clusters => Plant(clusters.Cluster));
        var leaks = new List<string>();

        foreach (var route in cluster.Routes)
        {
            using var answer = await route.Send(cluster.Clusters.Admin);
            var text = await answer.Content.ReadAsStringAsync();
            leaks.AddRange(Occurrences(text).Select(place => $"{route}: …{place}…"));
        }

        planted.ShouldBeGreaterThan(30);
        leaks.ShouldBeEmpty();
        cluster.Clusters.App.Logs.Lines.ShouldContain(line => line.Contains("/api/v1/hypervisor", StringComparison.Ordinal));
        cluster.Clusters.App.Logs.Lines.SelectMany(Occurrences).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_text_around_a_secret_stays_readable()
    {
        await using var cluster = await ReadableCluster.Start(clusters => Plant(clusters.Cluster));
        var config = await cluster.Routes.Single(route => route.Template.EndsWith("hypervisor/controllers/{controller_id}/nodes/{node}/{vm_type}/{vmid}/config", StringComparison.Ordinal) && route.Path.Contains("/qemu/", StringComparison.Ordinal))
            .Send(cluster.Clusters.Admin);

        var body = await config.Content.ReadAsStringAsync();

        body.ShouldContain("Database of the shop");
        body.ShouldContain("backup.example.com");
    }

    private void Plant(SimulatedCluster cluster)
    {
        foreach (var guest in cluster.Guests.All)
        {
            cluster.Guests.Configure(guest.Vmid, "description", Notes());
            if (guest.IsContainer)
            {
                cluster.Guests.Configure(guest.Vmid, "hookscript", $"local:snippets/{Secret()}.sh");
                continue;
            }

            cluster.Guests.Configure(guest.Vmid, "args", $"-object secret,id=sec0,data={Secret()} -fw_cfg name=opt/token,string={Secret()}");
            cluster.Guests.Configure(guest.Vmid, "cicustom", $"user=nfs-backup:snippets/user.yaml,password={Secret()}");
            cluster.Guests.Configure(guest.Vmid, "cipassword", Secret());
            cluster.Guests.Configure(guest.Vmid, "sshkeys", Uri.EscapeDataString($"ssh-ed25519 AAAA{Secret()} root@x"));
            cluster.Guests.Configure(guest.Vmid, "ciuser", "operator");
            PlantInside(guest.Agent);
        }

        cluster.Firewall.Cluster.AddRule("in", "ACCEPT", new Dictionary<string, string> { ["comment"] = $"api token={Secret()}" });
        foreach (var guest in cluster.Guests.All)
        {
            cluster.Firewall.OfGuest(guest.Vmid).AddRule("in", "DROP", new Dictionary<string, string> { ["comment"] = $"https://robot:{Secret()}@ci.example.com/" });
        }

        cluster.WriteLog([$"login of backup with password={Secret()}", $"fetching https://mirror.example.com/pool?access_token={Secret()}"]);
        cluster.Faults.FailNextTask($"restic: wrong password: {Secret()}");
    }

    private void PlantInside(GuestAgent agent)
    {
        agent.IsInstalled = true;
        agent.Program("hostname", $"db_password={Secret()}\n", errors: $"token: {Secret()}");
        agent.Files["/etc/hostname"] = $"PGPASSWORD={Secret()}\nMYSQL_ROOT_PW: {Secret()}\nAuthorization: Bearer {Secret()}{new string('x', 30)}\nplain line\n";
        agent.Answers["get-osinfo"] = new JsonObject
        {
            ["name"] = "Debian GNU/Linux",
            ["my_db_password"] = Secret(),
            ["x-api-key"] = Secret(),
            ["nested"] = new JsonArray(new JsonObject { ["smbpasswd"] = Secret(), ["url"] = $"https://u:{Secret()}@h.example.com/?sig={Secret()}" }),
        };
    }

    private string Notes() =>
        $"""
        Database of the shop. Ask Ann.
        password: {Secret()}
        db_password = "{Secret()}"
        Backup goes to https://robot:{Secret()}@backup.example.com/repo?token={Secret()}
        Authorization: Bearer {Secret()}{new string('a', 20)}
        -----BEGIN OPENSSH PRIVATE KEY-----
        {Secret()}{new string('A', 40)}
        -----END OPENSSH PRIVATE KEY-----
        """;

    private string Secret() => $"{Canary}{++planted:0000}";

    private static IEnumerable<string> Occurrences(string text)
    {
        for (var at = text.IndexOf(Canary, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Canary, at + 1, StringComparison.Ordinal))
        {
            yield return text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 20)];
        }
    }
}
