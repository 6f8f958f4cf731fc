using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox.Tests;

public sealed class CaptureTests
{
    public static TheoryData<string, Action<PveResponse>> Reads => new()
    {
        { "(/nodes/[^/]+)?/version", r => r.Read<PveVersion>().Version.ShouldNotBeEmpty() },
        { "/cluster/status", r => Each<PveClusterStatus>(r, s => s.Type.ShouldBeOneOf("cluster", "node")) },
        { "/cluster/resources", r => Each<PveResource>(r, s => s.Id.ShouldNotBeEmpty()) },
        { "/cluster/tasks", r => Each<PveTask>(r, s => Upid.Parse(s.Upid).ToString().ShouldBe(s.Upid)) },
        { "/nodes/[^/]+/tasks", r => Each<PveTask>(r, s => s.StartedAt.ShouldBe(Upid.Parse(s.Upid).StartedAt)) },
        { "/cluster/log", r => r.Redacted().EnumerateArray().All(line => line.TryGetProperty("msg", out _)).ShouldBeTrue() },
        { "/cluster/config/nodes", r => r.Redacted().EnumerateArray().All(node => node.TryGetProperty("ring0_addr", out _)).ShouldBeTrue() },
        { "/cluster/ha/resources", r => Each<PveHaResource>(r, s => s.Sid.ShouldMatch("^(vm|ct):[0-9]+$")) },
        { "/cluster/ha/rules", r => Each<PveHaRule>(r, s => s.Resources.ShouldBe("vm:100")) },
        { "/cluster/ha/status/current", r => Each<PveHaStatus>(r, s => (s.Type == "service" ? s.Sid : s.Node).ShouldNotBeNull()) },
        { "/cluster/ha/status/manager_status", r => r.Read<PveHaManagerStatus>().Manager.ShouldNotBeNull().NodeStatus.ShouldNotBeNull() },
        { "/cluster/sdn/(zones|vnets|controllers)", r => r.Redacted().ValueKind.ShouldBe(JsonValueKind.Array) },
        { "(/cluster|/nodes/[^/]+(/qemu/[0-9]+)?)/firewall/rules", r => Each<PveFirewallRule>(r, s => s.Digest.ShouldNotBeNull().Length.ShouldBe(40)) },
        { "(/cluster|/nodes/[^/]+/qemu/[0-9]+)/firewall/options", r => r.Redacted().GetProperty("digest").GetString()!.Length.ShouldBe(40) },
        { "(/cluster|/nodes/[^/]+)/replication", r => r.Redacted().ValueKind.ShouldBe(JsonValueKind.Array) },
        { "/pools", r => Each<PvePool>(r, s => s.PoolId.ShouldNotBeEmpty()) },
        { "/cluster/options", r => r.Redacted().ValueKind.ShouldBe(JsonValueKind.Object) },
        { "/cluster/nextid", r => r.Read<int>().ShouldBeGreaterThan(99) },
        { "/cluster/config/join", r => r.Read<PveJoinInfo>().NodeList.ShouldAllBe(n => CertificateFingerprint.Normalize(n.Fingerprint) == n.Fingerprint && n.Address != null) },
        { "/access/permissions", r => r.Read<Dictionary<string, Dictionary<string, bool>>>().ShouldNotBeNull() },
        { "/nodes/[^/]+/status", r => r.Read<PveNodeStatus>().Memory.ShouldNotBeNull().TotalBytes.ShouldNotBeNull() },
        { "/nodes/[^/]+/(qemu|lxc)/[0-9]+/config", r => r.Redacted().GetProperty("digest").GetString()!.Length.ShouldBe(40) },
        { "/nodes/[^/]+/storage/[^/]+/content", r => Each<PveVolume>(r, s => s.VolumeId.ShouldContain(":")) },
        { "/nodes/[^/]+/storage/[^/]+/prunebackups", r => r.Redacted().EnumerateArray().ShouldAllBe(v => v.GetProperty("mark").GetString() != "") },
        { "/cluster/backup", r => Each<PveBackupJob>(r, s => s.NextRun.ShouldNotBeNull()) },
        { "/nodes/[^/]+/tasks/[^/]+/status", r => r.Read<PveTaskStatus>().Status.ShouldBeOneOf("running", "stopped") },
        { "/nodes/[^/]+/tasks/[^/]+/log", r => { Each<PveLogLine>(r, s => s.Number.ShouldBePositive()); r.Total.ShouldNotBeNull(); } },
    };

    [SkippableTheory]
    [MemberData(nameof(Reads))]
    public void Reads_every_answer_of_real_clusters(string path, Action<PveResponse> read)
    {
        var answers = Captures.Answers(path);

        answers.Count.ShouldBePositive();
        foreach (var answer in answers)
            read(PveFailures.Read(new(200, "OK", answer), Redaction.CleanMessage));
    }

    [SkippableFact]
    public void Knows_every_field_of_cluster_resources()
    {
        var known = PveJson.Options.GetTypeInfo(typeof(PveResource)).Properties.Select(property => property.Name).ToHashSet();

        var sent = Captures.Answers("/cluster/resources")
            .SelectMany(answer => JsonDocument.Parse(answer).RootElement.GetProperty("data").EnumerateArray())
            .SelectMany(item => item.EnumerateObject().Select(field => field.Name))
            .ToHashSet();

        sent.Except(known).ShouldBeEmpty();
    }

    [SkippableFact]
    public void Explains_every_error_of_real_clusters()
    {
        foreach (var (status, reason, body) in Captures.Errors())
        {
            var error = Should.Throw<PveException>(() => PveFailures.Read(new(status, reason, body), Redaction.CleanMessage));

            error.Status.ShouldBe(status);
            error.Reason.ShouldNotBeEmpty();
            error.Message.ShouldNotContain("\n");
        }
    }

    [Fact]
    public void What_is_not_sent_is_unknown_and_not_zero()
    {
        var guest = Read<PveResource>("""[{"id":"qemu/300","type":"qemu","vmid":300,"node":"pve3","status":"unknown"}]""").ShouldHaveSingleItem();

        guest.Vmid.ShouldBe(300);
        guest.Name.ShouldBeNull();
        guest.Cpu.ShouldBeNull();
        guest.MemBytes.ShouldBeNull();
        guest.Uptime.ShouldBeNull();
        guest.Template.ShouldBeNull();
    }

    [Fact]
    public void Reads_numbers_texts_and_booleans_however_they_come()
    {
        var guest = Read<PveResource>("""[{"id":"qemu/1","type":"qemu","vmid":"100","maxcpu":"2","mem":1e9,"template":"1","shared":true,"uptime":"60","name":123,"cpu":"0.5","disk":"","cgroup-mode":"2"}]""").Single();

        guest.Vmid.ShouldBe(100);
        guest.MaxCpu.ShouldBe(2);
        guest.MemBytes.ShouldBe(1_000_000_000);
        guest.Template.ShouldBe(true);
        guest.Shared.ShouldBe(true);
        guest.Uptime.ShouldBe(TimeSpan.FromMinutes(1));
        guest.Name.ShouldBe("123");
        guest.Cpu.ShouldBe(0.5);
        guest.CgroupMode.ShouldBe(2);
    }

    [Theory]
    [InlineData("""[{"id":"a","type":"qemu","vmid":1e300}]""")]
    [InlineData("""[{"id":"a","type":"qemu","vmid":99999999999}]""")]
    [InlineData("""[{"id":"a","type":"qemu","uptime":-1}]""")]
    [InlineData("""[{"id":"a","type":"qemu","cpu":"NaN"}]""")]
    [InlineData("""[{"id":"a"}]""")]
    [InlineData("""{"id":"a","type":"qemu"}""")]
    public void Rejects_nonsense(string data) => Should.Throw<PveException>(() => Read<PveResource>(data)).Failure.ShouldBe(PveFailure.MalformedResponse);

    [Fact]
    public void Reads_ten_thousand_guests()
    {
        var guests = string.Join(',', Enumerable.Range(100, 10_000).Select(id => $$"""
            {"diskread":1,"id":"qemu/{{id}}","type":"qemu","vmid":{{id}},"node":"pve1","status":"running","name":"vm{{id}}","cpu":0.25,"maxcpu":2,"mem":8388608,"maxmem":1073741824,"uptime":600,"template":0,"tags":"a;b","netin":5,"netout":6}
            """));

        var read = Read<PveResource>($"[{guests}]");

        read.Length.ShouldBe(10_000);
        read[^1].Vmid.ShouldBe(10_099);
        PveJson.Options.GetTypeInfo(typeof(PveResource)).OriginatingResolver.ShouldBe(PveJsonContext.Default);
    }

    private static ImmutableArray<T> Read<T>(string data) =>
        PveFailures.Read(new(200, "OK", System.Text.Encoding.UTF8.GetBytes($$"""{"data":{{data}}}""")), Redaction.CleanMessage).Read<ImmutableArray<T>>();

    private static void Each<T>(PveResponse response, Action<T> check)
    {
        foreach (var item in response.Read<ImmutableArray<T>>())
            check(item);
    }
}
