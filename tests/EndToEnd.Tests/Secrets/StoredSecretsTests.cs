using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hypervisor.PveSimulator;
using Npgsql;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>Each secret that people give or get is put in by its own door, then looked for in all that is kept, written or told.</summary>
public sealed class StoredSecretsTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string OidcSecret = "canary-oidc-client-secret";
    private const string Password = "canary-password-of-ann";
    private const string CloudInit = "canary-cloud-init-password";
    private const string RemoteToken = "canary-remote-token-secret";

    [Fact]
    public async Task Nothing_of_the_embedded_store_or_the_log_shows_a_secret()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4, InstantTasks = true });
        await using var silo = await SiloProcess.StartReady(environment: Settings());
        var (secrets, told) = await Fill(silo, fleet.Clusters[0]);

        foreach (var file in Directory.GetFiles(silo.DataFolder, "hypervisor.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes);
            Shown(secrets, bytes.ToArray()).ShouldBeEmpty(file);
        }

        Shown(secrets, Encoding.UTF8.GetBytes(silo.Output)).ShouldBeEmpty();
        Shown(secrets, Encoding.UTF8.GetBytes(told)).ShouldBeEmpty();
        silo.Output.ShouldContain("/api/v1/controllers", customMessage: "the log was to be talkative");
    }

    [SkippableFact]
    public async Task Nothing_in_PostgreSQL_shows_a_secret()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Nodes = 1, Guests = 4, InstantTasks = true });
        var database = await postgres.NewDatabase();
        await using var silo = await SiloProcess.StartReady(environment: Settings(("HYPERVISOR_CONNECTION_STRING", database), ("HYPERVISOR_MASTER_KEY", Keys.NewMasterKey()), ("HYPERVISOR_DRAIN_SECONDS", "0")));
        var (secrets, _) = await Fill(silo, fleet.Clusters[0]);

        var dump = await Dump(database);

        dump.ShouldContain("hypervisorkeyring", Case.Insensitive);
        dump.Length.ShouldBeGreaterThan(10_000);
        Shown(secrets, Encoding.UTF8.GetBytes(dump)).ShouldBeEmpty();
    }

    private static Dictionary<string, string> Settings(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string>(Api.Environment)
        {
            ["ADAPTER_READ_ONLY"] = "false",
            ["OMADA_READ_ONLY"] = "false",
            ["HYPERVISOR_OIDC_AUTHORITY"] = "http://127.0.0.1:9",
            ["HYPERVISOR_OIDC_CLIENT_ID"] = "hypervisor",
            ["HYPERVISOR_OIDC_CLIENT_SECRET"] = OidcSecret,
            ["Logging__LogLevel__Default"] = "Debug",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Debug",
        };
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }

    /// <returns>The secrets by what they are, and all answers that they are not for.</returns>
    private static async Task<(Dictionary<string, string> Secrets, string Told)> Fill(SiloProcess silo, SimulatedCluster cluster)
    {
        using var api = await Api.SignIn(silo.Url);
        var controller = await api.Register(cluster);
        var guest = cluster.Guests.All.First(guest => guest is { IsContainer: false, IsTemplate: false });
        await api.Send(HttpMethod.Post, "users", new { username = "ann", password = Password, role = "site_admin" });
        var key = await api.Send(HttpMethod.Post, "api-keys", new { name = "ci" });
        var service = await api.Send(HttpMethod.Post, "fabric/services", new { name = "firewall", role = "viewer" });
        using var ann = await Api.SignIn(silo.Url, "ann", Password);
        var staged = await ann.Send(HttpMethod.Post, $"gateway-proxmox-vm/{controller}/changes/proxmox.vm.cloudinit?operation=update", new { payload = new { node = guest.NodeName, vmid = guest.Vmid, cipassword = CloudInit } });
        var remote = await ann.Send(HttpMethod.Post, $"gateway-proxmox-vm/{controller}/changes/proxmox.vm.remote_migrate", new
        {
            payload = new { node = guest.NodeName, vmid = guest.Vmid, target_host = "10.0.0.9", target_token = $"root@pam!move={RemoteToken}", target_storage = "local-lvm", target_bridge = "vmbr0" },
        });
        var changes = new[] { staged, remote }.Select(change => change.GetProperty("id").GetGuid()).ToArray();
        await api.Send(HttpMethod.Post, $"hypervisor/changes/{changes[0]}/apply", new { confirmed = true });
        await api.Until($"hypervisor/changes/{changes[0]}", change => change.GetProperty("status").GetString() is "applied" or "failed");

        var told = new StringBuilder();
        foreach (var path in (string[])[$"hypervisor/changes/{changes[0]}", $"hypervisor/changes/{changes[1]}", $"hypervisor/changes/{changes[0]}/log", "hypervisor/changes?status=all", "controllers", $"controllers/{controller}", "users", "api-keys", "fabric/services", "audit", "auth/methods", "auth/me"])
        {
            told.AppendLine((await api.Get(path)).GetRawText());
        }

        using var http = new HttpClient(new SocketsHttpHandler());
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", api.Token);
        foreach (var path in (string[])["/api/v1/audit/export?format=ndjson", "/api/v1/audit/export?format=csv", "/metrics", "/health/ready", "/api/v1/openapi.json"])
        {
            told.AppendLine(await http.GetStringAsync(silo.Url + path));
        }

        told.ToString().ShouldContain("service.create");
        return (new Dictionary<string, string>
        {
            ["cluster token"] = cluster.TokenSecret,
            ["administrator's password"] = Api.AdminPassword,
            ["password"] = Password,
            ["access token"] = api.Token[4..],
            ["API key"] = key.GetProperty("key").GetString()![36..],
            ["service key"] = service.GetProperty("key").GetString()![^40..],
            ["cloud-init password"] = CloudInit,
            ["remote token"] = RemoteToken,
            ["OIDC client secret"] = OidcSecret,
        }, told.ToString());
    }

    /// <summary>Which of them are there: as they are, in UTF-16, hex or base64, whatever stands before them.</summary>
    private static IEnumerable<string> Shown(Dictionary<string, string> secrets, byte[] bytes) =>
        from secret in secrets
        from spelling in Spellings(secret.Value)
        where bytes.AsSpan().IndexOf(spelling) >= 0
        select secret.Key;

    private static IEnumerable<byte[]> Spellings(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        for (var before = 0; before < 3; before++)
        {
            // Without the ends, which depend on what stands beside it.
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[before], .. utf8])[4..^4]);
        }
    }

    private static async Task<string> Dump(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
        await using (var rows = await command.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        }

        var dump = new StringBuilder();
        foreach (var table in tables)
        {
            await using var command = source.CreateCommand($"SELECT t::text FROM \"{table}\" t");
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync()) dump.Append(table).Append(": ").AppendLine(rows.GetString(0));
        }

        return dump.ToString();
    }
}
