using System.Text.Json;

namespace Hypervisor.Proxmox.Tests;

public sealed class NodesClientTests : PveTest
{
    [SkippableFact]
    public void A_disk_that_nothing_is_known_of_is_read()
    {
        var disk = Read<PveDisk>("/nodes/[^/]+/disks/list").First();

        disk.DevPath.ShouldBe("/dev/vda");
        disk.SizeBytes.ShouldBe(274_877_906_944);
        disk.Wearout.ShouldBe("N/A");
        disk.Rpm.ShouldBe(-1);
        disk.Gpt.ShouldBe(false);
        disk.Mounted.ShouldBe(true);
    }

    [SkippableFact]
    public void Every_list_of_interfaces_is_read()
    {
        var interfaces = Read<PveInterface>("/nodes/[^/]+/network");

        interfaces.ShouldContain(one => one.Iface == "vmbr0" && one.Type == "bridge" && one.BridgePorts == "eno1" && one.Cidr == "192.0.2.11/24" && one.Autostart == true);
        interfaces.ShouldContain(one => one.Iface == "vmbr1" && one.Active == null && one.Comments == "lab\n");
    }

    [SkippableFact]
    public void What_is_pending_stands_beside_the_interfaces()
    {
        var answers = Captures.Answers("/nodes/[^/]+/network").Select(Answer).ToList();

        answers.ShouldContain(answer => answer.Changes == null);
        answers.ShouldContain(answer => answer.Changes != null && answer.Changes.Contains("+auto vmbr1"));
    }

    [SkippableFact]
    public void Names_are_looked_up_and_lines_are_counted()
    {
        Answer(Captures.Answers("/nodes/[^/]+/dns").First()).Read<PveDns>().ShouldBe(new PveDns { Search = "example.com", Dns1 = "192.0.2.1" });
        var log = Answer(Captures.Answers("/nodes/[^/]+/syslog").First());
        log.Total.ShouldNotBeNull();
        log.Read<PveLogLine[]>().ShouldAllBe(line => line.Number > 0 && line.Text != null);
    }

    [SkippableFact]
    public void A_certificate_stays_readable()
    {
        var certificate = Answer(Captures.Answers("/nodes/[^/]+/certificates/info").First()).Redacted()[0];

        certificate.GetProperty("pem").GetString()!.ShouldContain("BEGIN CERTIFICATE");
        certificate.GetProperty("fingerprint").GetString()!.Length.ShouldBe(95);
        certificate.GetProperty("subject").GetString()!.ShouldContain("CN=");
    }

    [Fact]
    public void A_private_key_beside_a_certificate_is_masked()
    {
        const string pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n-----BEGIN RSA PRIVATE KEY-----\nMIIcanary\n-----END RSA PRIVATE KEY-----\n";

        Redaction.RedactText(pem).ShouldBe("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n<private key>\n");
        Redaction.RedactText("-----BEGIN PRIVATE KEY-----\nMIIcanary").ShouldBe("<private key>");
    }

    [Fact]
    public async Task A_subscription_is_shown_without_its_key()
    {
        Server.Answer = (http, _, _) => PveServer.Data(
            http, """{"key":"pve4c-canary1234","serverid":"CANARY","signature":"canary","status":"active","productname":"Proxmox VE Community Subscription 4 CPUs/year","level":"c","nextduedate":"2027-01-01"}""");

        var subscription = await Client().GetSubscription("pve1");

        subscription.GetRawText().ShouldNotContain("canary", Case.Insensitive);
        subscription.GetProperty("key").GetString().ShouldBe("pve4c-***");
        subscription.GetProperty("status").GetString().ShouldBe("active");
        subscription.GetProperty("level").GetString().ShouldBe("c");
        subscription.GetProperty("nextduedate").GetString().ShouldBe("2027-01-01");
    }

    [Fact]
    public async Task A_part_of_a_log_of_five_thousand_lines_is_asked_for_as_such()
    {
        Server.Answer = (http, request, _) => PveServer.Respond(
            http, 200, "OK", JsonSerializer.Serialize(new { total = 5000, data = Enumerable.Range(4501, 500).Select(n => new { n, t = $"line {n}" }) }));

        var log = await Client().GetSyslog("pve1", start: 4500, limit: 500);

        log.Total.ShouldBe(5000);
        log.Lines.Length.ShouldBe(500);
        log.Lines[^1].ShouldBe(new PveLogLine { Number = 5000, Text = "line 5000" });
        Server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/nodes/pve1/syslog?start=4500&limit=500");
    }

    [Fact]
    public async Task Tasks_of_a_node_are_filtered_in_the_words_of_Proxmox()
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, 200, "OK", """{"data":[],"total":0}""");
        var since = DateTimeOffset.FromUnixTimeSeconds(1_795_391_023);

        (await Client().GetNodeTasks("pve1", new PveTaskFilter { Start = 2, Limit = 10, Vmid = 100, Type = "qmstart", Errors = true, Status = "error,warning", Since = since, Until = since })).Total.ShouldBe(0);

        Server.Requests.ShouldHaveSingleItem().Target.ShouldBe(
            "/nodes/pve1/tasks?source=all&start=2&limit=10&vmid=100&typefilter=qmstart&errors=1&statusfilter=error%2Cwarning&since=1795391023&until=1795391023");
    }

    private static PveResponse Answer(byte[] body) => PveFailures.Read(new(200, "OK", body), Redaction.CleanMessage);

    private static IReadOnlyList<T> Read<T>(string path) => [.. Captures.Answers(path).SelectMany(body => Answer(body).Read<T[]>())];
}
