namespace Hypervisor.Proxmox.Tests;

public sealed class UpidTests
{
    [Theory]
    [InlineData("UPID:pve1:00000605:0004B5FB:6B037E2F:qmshutdown:100:root@pam!hypervisor:", "root@pam!hypervisor", "hypervisor", "100")]
    [InlineData("UPID:pve-1:0000148F:10005D530:6B03810F:vzdump::root@pam:", "root@pam", null, "")]
    [InlineData("UPID:n:000014B3:0005D5D3:6B038110:imgdel:202@tank:joe.x@ldap-y:", "joe.x@ldap-y", null, "202@tank")]
    public void Reads_and_writes_the_same(string text, string user, string? token, string id)
    {
        var upid = Upid.Parse(text);

        upid.ToString().ShouldBe(text);
        upid.User.ShouldBe(user);
        upid.Token.ShouldBe(token);
        upid.Id.ShouldBe(id);
    }

    [Fact]
    public void Names_node_process_time_and_type()
    {
        var upid = Upid.Parse("UPID:pve1:00000605:0004B5FB:6B037E2F:qmshutdown:100:root@pam!hypervisor:");

        (upid.Node, upid.Pid, upid.ProcessStart, upid.Type).ShouldBe(("pve1", 0x605, 0x4B5FB, "qmshutdown"));
        upid.StartedAt.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(0x6B037E2F));
    }

    [Theory]
    [InlineData("")]
    [InlineData("UPID:pve1")]
    [InlineData("UPID:../x:00000605:0004B5FB:6B037E2F:qmstart:100:root@pam:")]
    [InlineData("UPID:pve1:00000605:0004B5FB:6B037E2F:qmstart:100:root@pam")]
    [InlineData("UPID:pve1:00000605:0004B5FB:6B037E2F:qmstart:100:root@pam:\n")]
    [InlineData("UPID:pve1:FFFFFFFF:0004B5FB:6B037E2F:qmstart:100:root@pam:")]
    [InlineData("UPID:pve1:0000060G:0004B5FB:6B037E2F:qmstart:100:root@pam:")]
    public void Rejects_what_is_none(string text)
    {
        Upid.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => Upid.Parse(text));
    }
}
