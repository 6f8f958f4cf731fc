using System.Text.Json;

namespace Hypervisor.Proxmox.Tests;

public sealed class ClusterLogTests : PveTest
{
    [Fact]
    public async Task A_log_of_5000_lines_is_read_whole_and_without_secrets()
    {
        var lines = Enumerable.Range(0, 5000).Select(n => new { uid = $"{n}", node = "pve1", time = 1795391762 - n, pri = 6, msg = $"update VM 100: cipassword=hunter2-{n}, cores=2" });
        Server.Answer = (http, _, _) => PveServer.Data(http, JsonSerializer.Serialize(lines));

        var log = await Client().GetClusterLog(5000);

        Server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/cluster/log?max=5000");
        log.GetArrayLength().ShouldBe(5000);
        log[4999].GetProperty("uid").GetString().ShouldBe("4999");
        log.GetRawText().ShouldNotContain("hunter2");
    }
}
