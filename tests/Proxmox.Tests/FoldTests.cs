using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Hypervisor.Proxmox.Tests;

/// <summary>Long lists are taken in item by item, by the same rules as other reads.</summary>
public sealed class FoldTests : PveTest
{
    private static PveRequest Backups => PveRequest.Get($"/nodes/{"pve1"}/storage/{"nfs"}/content");

    [Fact]
    public async Task Hands_over_each_item_in_order_however_the_bytes_are_cut()
    {
        var body = Encoding.UTF8.GetBytes($$"""{"total":3,"errors":{"a":["b",{}]},"data":[{{Volume(100)}}, {{Volume(101, "ä💾")}},{{Volume(102)}}],"message":"x"}""");
        for (var size = 1; size < body.Length; size += size < 4 ? 1 : 37)
        {
            Server.Answer = async (http, _, _) =>
            {
                http.Response.ContentType = "application/json";
                foreach (var piece in body.Chunk(size))
                {
                    await http.Response.Body.WriteAsync(piece);
                    await http.Response.Body.FlushAsync();
                }
            };

            (await Fold(Client())).Select(backup => backup.Vmid).ShouldBe([100, 101, 102]);
        }
    }

    [Fact]
    public async Task Reads_items_while_the_answer_is_still_on_its_way()
    {
        var seen = new TaskCompletionSource();
        Server.Answer = async (http, _, _) =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync($$"""{"data":[{{Volume(100)}},""");
            await http.Response.Body.FlushAsync();
            await seen.Task;
            await http.Response.WriteAsync($$"""{{Volume(101)}}]}""");
        };

        var backups = await Client().Fold<PveBackup, List<PveBackup>>(Backups, () => [], (list, backup) =>
        {
            list.Add(backup);
            seen.TrySetResult();
        }).WaitAsync(TimeSpan.FromSeconds(30));

        backups.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_empty_list_is_an_answer() =>
        (await Answering("""{"data":[]}""")).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"data":[{"volid":"a"}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[{"volid":"a"}]""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[{"volid":"a"}]}}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[{"volid":["a"]}]}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[null]}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":null}""", PveFailure.MalformedResponse)]
    [InlineData("""{"data":[],"data":[]}""", PveFailure.MalformedResponse)]
    [InlineData("{}", PveFailure.MalformedResponse)]
    [InlineData("{", PveFailure.MalformedResponse)]
    [InlineData("", PveFailure.NotProxmox)]
    [InlineData("[]", PveFailure.NotProxmox)]
    [InlineData("<html></html>", PveFailure.NotProxmox)]
    public async Task Names_what_is_no_list_of_the_API(string body, PveFailure failure) =>
        (await Fails(Answering(body))).Failure.ShouldBe(failure);

    [Fact]
    public async Task Refuses_a_list_without_end_an_item_without_end_and_depth()
    {
        Server.Answer = async (http, _, _) =>
        {
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync("""{"data":[""");
            while (!http.RequestAborted.IsCancellationRequested)
                await http.Response.WriteAsync(Volume(100) + ",", http.RequestAborted);
        };
        (await Fails(Fold(Client(o => o with { MaxResponseBytes = 1 << 20 })))).Failure.ShouldBe(PveFailure.ResponseTooLarge);

        (await Fails(Answering($$"""{"data":[{"volid":"{{new string('x', 2 << 20)}}"}]}"""))).Failure.ShouldBe(PveFailure.ResponseTooLarge);
        (await Fails(Answering($$"""{"data":[{{new string('[', 100)}}"""))).Failure.ShouldBe(PveFailure.MalformedResponse);
    }

    [Fact]
    public async Task Begins_anew_when_the_answer_breaks_off()
    {
        var body = $$"""{"data":[{{Volume(100)}},{{Volume(101)}}]}""";
        Server.Answer = async (http, _, before) =>
        {
            http.Response.ContentType = "application/json";
            http.Response.ContentLength = body.Length;
            if (before > 0)
            {
                await http.Response.WriteAsync(body);
                return;
            }
            await http.Response.WriteAsync(body[..^20]);
            await http.Response.Body.FlushAsync();
            http.Abort();
        };

        (await Fold(Client())).Select(backup => backup.Vmid).ShouldBe([100, 101]);
        Server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refusal_keeps_its_words()
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, 500, "storage 'nfs' is disabled", """{"data":null,"message":"storage 'nfs' is disabled\n"}""");

        var error = await Fails(Fold(Client()));

        error.Failure.ShouldBe(PveFailure.Refused);
        error.Reason.ShouldBe("storage 'nfs' is disabled");
    }

    [Fact]
    public async Task Who_gives_up_closes_the_connection()
    {
        var closed = new TaskCompletionSource();
        Server.Answer = async (http, _, _) =>
        {
            http.RequestAborted.Register(() => closed.TrySetResult());
            await http.Response.WriteAsync("""{"data":[""");
            await http.Response.Body.FlushAsync();
            await closed.Task;
        };
        using var patience = new CancellationTokenSource();
        var fold = Fold(Client(), patience.Token);
        await Server.Arrival();

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(fold);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Odd_values_of_a_backup_are_unknown_and_hide_nothing()
    {
        var name = new string('n', 10_000);
        var backups = await Answering($$"""
            {"data":[
              {"volid":"nfs:backup/{{name}}","content":"backup","vmid":"100","size":-5,"ctime":99999999999999999999},
              {"volid":"nfs:backup/vzdump-lxc-101-a b+c~d,e.tar.zst","vmid":{"a":1},"size":"12","ctime":"1795391757"},
              {"volid":"nfs:backup/vzdump-qemu-102-x.vma","vmid":true,"size":1e400,"ctime":-1,"subtype":"lxc"}]}
            """);

        backups.Select(backup => backup.Vmid).ShouldBe([100, null, null]);
        backups.Select(backup => backup.SizeBytes).ShouldBe([null, 12, null]);
        backups.Select(backup => backup.CreatedAtSeconds).ShouldBe([null, 1795391757, null]);
        backups.Select(backup => backup.IsContainer).ShouldBe([null, true, true]);
        backups[1].VolumeId.ShouldBe("nfs:backup/vzdump-lxc-101-a b+c~d,e.tar.zst");
    }

    private static string Volume(int vmid, string notes = "") => string.Create(
        CultureInfo.InvariantCulture, $$"""{"volid":"nfs:backup/vzdump-qemu-{{vmid}}-2026_11_22-23_55_57.vma.zst","content":"backup","vmid":{{vmid}},"size":1080365,"ctime":1795391757,"notes":"{{notes}}"}""");

    private static Task<List<PveBackup>> Fold(PveClient client, CancellationToken cancellation = default) =>
        client.Fold<PveBackup, List<PveBackup>>(Backups, () => [], (list, backup) => list.Add(backup), cancellation);

    private Task<List<PveBackup>> Answering(string body)
    {
        Server.Answer = (http, _, _) => PveServer.Respond(http, 200, "OK", body);
        return Fold(Client());
    }
}
