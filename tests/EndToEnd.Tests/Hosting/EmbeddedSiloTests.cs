using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Hypervisor.EndToEnd.Tests;

public sealed class EmbeddedSiloTests
{
    private static readonly UnixFileMode OthersOrGroup = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Answers_health_and_metrics_and_says_where_it_is()
    {
        await using var silo = await SiloProcess.StartReady();

        (await silo.Get("/health/live")).ShouldContain("live");
        (await silo.Get("/metrics")).ShouldContain("orleans");
        silo.Output.ShouldContain($"Hypervisor is ready at {silo.Url}/hypervisor");
        silo.Output.ShouldContain(silo.DataFolder);
    }

    [Fact]
    public async Task Metrics_can_be_turned_off()
    {
        await using var silo = await SiloProcess.StartReady(arguments: ["--metrics", "off"]);

        (await silo.Status("/metrics")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_second_process_on_the_same_data_refuses_to_start()
    {
        await using var first = await SiloProcess.StartReady();
        await using var second = SiloProcess.Start(first.DataFolder);

        (await second.ExitCode()).ShouldBe(2);
        second.Output.ShouldContain("in use by another Hypervisor");
        second.Output.ShouldNotContain("   at ");
        (await first.Status("/health/ready")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Comes_back_after_a_kill_with_the_same_keys()
    {
        await using var silo = await SiloProcess.StartReady();
        var key = await File.ReadAllTextAsync(Path.Combine(silo.DataFolder, "master.key"));
        await silo.Kill();

        silo.Restart();
        await silo.UntilReady();

        (await File.ReadAllTextAsync(Path.Combine(silo.DataFolder, "master.key"))).ShouldBe(key);
    }

    [Fact]
    public async Task Ends_with_0_on_SIGTERM()
    {
        await using var silo = await SiloProcess.StartReady();

        silo.Signal("TERM");

        (await silo.ExitCode(TimeSpan.FromSeconds(30))).ShouldBe(0);
    }

    [Fact]
    public async Task Reports_not_ready_while_it_drains()
    {
        await using var silo = await SiloProcess.StartReady(arguments: ["--drain-seconds", "20"]);

        silo.Signal("TERM");
        using var http = new HttpClient(new SocketsHttpHandler());
        JsonNode? answer;
        HttpStatusCode status;
        do
        {
            using var response = await http.GetAsync($"{silo.Url}/health/ready");
            (status, answer) = (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonNode>());
        }
        while (status == HttpStatusCode.OK);

        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer!["problems"]!.AsArray().Select(problem => (string)problem!).ShouldContain("The silo is stopping.");
        (await silo.Status("/health/live")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nobody_else_can_read_what_it_keeps()
    {
        using var parent = new TemporaryFolder();
        await using var silo = await SiloProcess.StartReady(Path.Combine(parent.Path, "data"));

        (new DirectoryInfo(silo.DataFolder).UnixFileMode & OthersOrGroup).ShouldBe(UnixFileMode.None);
        foreach (var file in Directory.GetFiles(silo.DataFolder))
            (new FileInfo(file).UnixFileMode & OthersOrGroup).ShouldBe(UnixFileMode.None, file);
    }
}
