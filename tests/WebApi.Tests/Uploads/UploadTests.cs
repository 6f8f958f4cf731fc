using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Hypervisor.Grains.Interfaces;
using Hypervisor.PveSimulator;

namespace Hypervisor.WebApi.Tests;

public sealed class UploadTests(SharedWrites shared) : IClassFixture<SharedWrites>
{
    private const string File = "debian-13.iso";

    [Fact]
    public async Task A_file_gets_to_the_storage_with_its_checksum_verified_and_leaves_nothing_behind()
    {
        var folder = Directory.CreateTempSubdirectory("hypervisor-upload-test");
        await using var fixture = await ChangeableCluster.Start(settings: ("Hypervisor:UploadFolder", folder.FullName));
        var bytes = RandomNumberGenerator.GetBytes(3_000_000);

        var answer = await fixture.Clusters.Admin.PostAsync(Path(fixture), Form(bytes));
        var result = await answer.Json(answer.StatusCode);

        answer.IsSuccessStatusCode.ShouldBeTrue(result.GetRawText());
        var ended = await fixture.Watch.Ended(result.GetProperty("change_id").GetGuid());
        ended.Status.ShouldBe(ChangeStatus.Applied, ended.FailureReason);
        ended.LogTail.ShouldContain(line => line.Contains("checksum verified"));
        (await Content(fixture)).ShouldContain(volume => volume.Contains(File) && volume.Contains("3000000"));
        folder.EnumerateFileSystemInfos().ShouldBeEmpty();
        (await fixture.Clusters.Admin.Read($"hypervisor/controllers/{fixture.Controller}/uploads")).GetArrayLength().ShouldBe(0);
        folder.Delete();
    }

    [Fact]
    public async Task A_file_that_is_other_than_its_checksum_ends_in_the_words_of_the_cluster()
    {
        await using var fixture = await shared.Changeable();
        var form = Form([1, 2, 3], ("checksum", new string('0', 64)), ("checksum_algorithm", "sha256"));

        var answer = await fixture.Clusters.Admin.PostAsync(Path(fixture), form);
        var body = await answer.Json(answer.StatusCode);

        var ended = await fixture.Watch.Ended(body.GetProperty("change_id").GetGuid());
        ended.Status.ShouldBe(ChangeStatus.Failed);
        ended.FailureReason.ShouldNotBeNull().ShouldContain("checksum mismatch");
        (await Content(fixture)).ShouldNotContain(volume => volume.Contains(File));
    }

    [Fact]
    public async Task A_gate_that_is_closed_and_a_length_that_is_too_large_are_told_before_a_byte_of_the_file_is_read()
    {
        await using var open = await shared.Changeable();
        await using var clusters = await SimulatedClusters.Start();
        var closed = await clusters.Register();
        var node = clusters.Cluster.Nodes.All[0].Name;

        (await Announce(clusters, $"hypervisor/controllers/{closed}/nodes/{node}/storage/local/upload", 1000)).ShouldContain("403");
        (await Announce(open.Clusters, Path(open), (4L << 30) + (1 << 20))).ShouldContain("413");
        open.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(0);
    }

    [Fact]
    public async Task What_no_storage_would_take_is_refused_by_field()
    {
        await using var fixture = await shared.Changeable();
        var admin = fixture.Clusters.Admin;

        (await (await admin.PostAsync(Path(fixture), Form([1], name: "notes.txt"))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["content"]);
        (await (await admin.PostAsync(Path(fixture), Form([1], name: "../../etc/passwd.iso"))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["filename"]);
        (await (await admin.PostAsync(Path(fixture), Form([]))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["file"]);
        (await (await admin.PostAsync(Path(fixture), Form([1], ("checksum", "abc")))).ShouldBeProblem(422, "invalid")).Fields().ShouldContain("checksum");
        (await (await admin.PostAsync(Path(fixture), Form([1], ("color", "red")))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["body"]);
        (await (await admin.PostAsync(Path(fixture, storage: "local-lvm"), Form([1]))).ShouldBeProblem(422, "invalid")).Fields().ShouldBe(["storage"]);
        await (await admin.PostAsJsonAsync(Path(fixture), new { })).ShouldBeProblem(415, "unsupported_media_type");
        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(0);
    }

    [Fact]
    public async Task Where_somebody_has_to_approve_a_file_is_not_even_received()
    {
        await using var fixture = await ChangeableCluster.Start();
        await (await fixture.Clusters.Admin.PutAsJsonAsync($"modules/org/{fixture.Caller.OrganizationId}/hypervisor/settings", new { changes = new { approvals = new[] { new { rule = "one_approver" } } } })).Json(HttpStatusCode.OK);

        await (await fixture.Clusters.Admin.PostAsync(Path(fixture), Form([1]))).ShouldBeProblem(409, "approval_required");

        (await fixture.Clusters.Admin.Read("hypervisor/changes")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task One_that_is_received_is_listed_and_can_be_cancelled()
    {
        await using var fixture = await ChangeableCluster.Start();
        var id = Guid.NewGuid();
        var slow = new HeldStream();
        var sending = fixture.Clusters.Admin.PostAsync($"{Path(fixture)}?upload_id={id}", Form(slow));
        var uploads = $"hypervisor/controllers/{fixture.Controller}/uploads";

        await slow.Begun;
        var listed = await Until(async () => (await fixture.Clusters.Admin.Read(uploads)).EnumerateArray().FirstOrDefault(), upload => upload.ValueKind != System.Text.Json.JsonValueKind.Undefined);
        listed.GetProperty("upload_id").GetGuid().ShouldBe(id);
        listed.GetProperty("by").GetProperty("username").GetString().ShouldBe("admin");
        (await fixture.Clusters.Admin.DeleteAsync($"{uploads}/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        // The next report of how far it is says so.
        await Until(async () => (await fixture.Clusters.Admin.Read(uploads)).GetArrayLength(), count => count == 0);
        slow.End();
        await (await sending).ShouldBeProblem(410, "upload_cancelled");
        (await fixture.Clusters.Admin.Read("hypervisor/changes")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await (await fixture.Clusters.Admin.DeleteAsync($"{uploads}/{id}")).ShouldBeProblem(404, "not_found")).ToString();
    }

    [Fact]
    public async Task A_third_one_waits_and_goes_when_one_is_over_while_other_calls_are_answered()
    {
        await using var fixture = await shared.Changeable();
        var slow = new[] { new HeldStream(), new HeldStream() };
        var first = slow.Select((stream, index) => fixture.Clusters.Admin.PostAsync(Path(fixture), Form(stream, name: $"slow-{index}.iso"))).ToArray();
        await Task.WhenAll(slow.Select(stream => stream.Begun));
        await Until(async () => (await fixture.Clusters.Admin.Read($"hypervisor/controllers/{fixture.Controller}/uploads")).GetArrayLength(), count => count == 2);

        var third = fixture.Clusters.Admin.PostAsync(Path(fixture), Form([1, 2, 3], name: "third.iso"));
        await Until(async () => (await fixture.Clusters.Admin.Read($"hypervisor/controllers/{fixture.Controller}/uploads")).GetArrayLength(), count => count == 3);
        (await fixture.Clusters.Admin.GetAsync($"hypervisor/controllers/{fixture.Controller}/nodes")).StatusCode.ShouldBe(HttpStatusCode.OK);
        third.IsCompleted.ShouldBeFalse();

        foreach (var stream in slow)
        {
            stream.End();
        }

        foreach (var answer in await Task.WhenAll([.. first, third]))
        {
            answer.IsSuccessStatusCode.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task One_whose_answer_was_lost_is_found_and_not_sent_again()
    {
        await using var fixture = await shared.Changeable();
        fixture.Cluster.Faults.Add(new Fault(FaultKind.Reset) { Method = "POST", PathPrefix = $"/nodes/{Node(fixture)}/storage", Count = 1, TakesEffect = true });

        var answer = await fixture.Clusters.Admin.PostAsync(Path(fixture), Form([1, 2, 3]));
        var ended = await fixture.Watch.Ended((await answer.Json(answer.StatusCode)).GetProperty("change_id").GetGuid());

        ended.Status.ShouldBe(ChangeStatus.Applied, ended.FailureReason);
        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(1);
    }

    [Fact]
    public async Task One_whose_node_can_not_be_asked_before_the_first_byte_has_failed_when_it_is_answered()
    {
        await using var fixture = await shared.Changeable();
        fixture.Cluster.Faults.Add(new Fault(FaultKind.Status) { Method = "GET", PathPrefix = $"/nodes/{Node(fixture)}/tasks", StatusCode = 595, Reason = "No route to host" });

        (await fixture.Clusters.Admin.PostAsync(Path(fixture), Form([1, 2, 3]))).IsSuccessStatusCode.ShouldBeFalse();

        var change = (await fixture.Clusters.Admin.Read($"hypervisor/changes?controller_id={fixture.Controller}")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        change.Text("status").ShouldBe("failed");
        change.Text("failure_reason").ShouldNotBeNull().ShouldStartWith("Nothing was sent: ");
        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(0);
    }

    [Fact]
    public async Task One_whose_silo_went_before_the_first_byte_is_told_that_its_file_never_came()
    {
        await using var fixture = await shared.Changeable();
        var id = Guid.NewGuid();
        var change = fixture.Change("proxmox.storage.upload", new(Node(fixture)), $$"""{"storage":"local","content":"iso","filename":"{{File}}"}""") with { Origin = ChangeOrigin.Direct };

        (await fixture.As(id, grain => grain.Execute(change, confirmed: false))).Status.ShouldBe(ChangeStatus.Applying);
        fixture.Clusters.App.Clock.Advance(TimeSpan.FromMinutes(3));

        var ended = await fixture.Watch.Ended(id);
        ended.Status.ShouldBe(ChangeStatus.Failed);
        ended.FailureReason.ShouldNotBeNull().ShouldContain("its file never came");
        fixture.Cluster.Counters["POST /nodes/{node}/storage/{storage}/upload"].ShouldBe(0);
    }

    private static string Node(ChangeableCluster fixture) => fixture.Cluster.Nodes.All[0].Name;

    private static string Path(ChangeableCluster fixture, string storage = "local") => $"hypervisor/controllers/{fixture.Controller}/nodes/{Node(fixture)}/storage/{storage}/upload";

    private static MultipartFormDataContent Form(byte[] bytes, params (string Name, string Value)[] fields) => Form(bytes, File, fields);

    private static MultipartFormDataContent Form(byte[] bytes, string name, params (string Name, string Value)[] fields) => Form(new MemoryStream(bytes), name, fields);

    private static MultipartFormDataContent Form(Stream bytes, string name = File, params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new StreamContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", name);
        return form;
    }

    private static async Task<List<string>> Content(ChangeableCluster fixture) =>
        [.. (await fixture.Cluster.Send(HttpMethod.Get, $"/nodes/{Node(fixture)}/storage/local/content")).EnumerateArray().Select(volume => volume.GetRawText())];

    private static async Task<T> Until<T>(Func<Task<T>> look, Func<T, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var seen = await look();
            if (isSo(seen))
            {
                return seen;
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Sends the head of a request and not a byte of its body.</summary>
    private static async Task<string> Announce(SimulatedClusters clusters, string path, long length)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(clusters.App.Address.Host, clusters.App.Address.Port);
        var head = $"POST /api/v1/{path} HTTP/1.1\r\nHost: {clusters.App.Address.Authority}\r\nAuthorization: {clusters.Admin.DefaultRequestHeaders.Authorization}\r\n"
            + $"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\n\r\n";
        await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
        using var reader = new StreamReader(tcp.GetStream());
        return (await reader.ReadLineAsync())!;
    }

    /// <summary>A megabyte, then nothing until it is told to end.</summary>
    private sealed class HeldStream : MemoryStream
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int left = 1 << 20;

        public Task Begun => begun.Task;

        public override bool CanSeek => false;

        public void End() => end.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (left == 0)
            {
                begun.TrySetResult();
                await end.Task.WaitAsync(cancellationToken);
                return 0;
            }

            var count = Math.Min(left, buffer.Length);
            left -= count;
            return count;
        }
    }
}
