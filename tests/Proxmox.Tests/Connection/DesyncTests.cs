namespace Hypervisor.Proxmox.Tests;

/// <summary>A server, or something before it, that answers once too often.</summary>
public sealed class DesyncTests : PveTest
{
    private const string Version = """{"data":{"version":"9.2.11","release":"9.2","repoid":"x"}}""";

    [Fact]
    public async Task Answers_do_not_stay_one_question_behind()
    {
        await using var server = new RawServer(async (stream, connection) =>
        {
            var asked = 0;
            while ((await RawServer.ReadHead(stream)).Length > 0)
            {
                // The one too many leaves when the next question is here, so that no client could have seen it before.
                await RawServer.Write(stream, RawServer.Ok(connection == 0 && asked++ == 1 ? """{"data":"not yours"}""" : Version));
            }
        }, Server.Certificate);
        var pve = Client(o => o with { Port = server.Port });

        await pve.GetVersion();
        (await Fails(pve.GetVersion())).Failure.ShouldBe(PveFailure.MalformedResponse);
        (await pve.GetVersion()).Version.ShouldBe("9.2.11");

        server.Connections.ShouldBe(2);
    }
}
