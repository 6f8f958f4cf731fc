namespace Hypervisor.Proxmox.Tests;

public sealed class PvePathTests
{
    [Theory]
    [InlineData("root@pam!token", "root%40pam%21token")]
    [InlineData("a b+c~d", "a%20b%2Bc~d")]
    [InlineData("UPID:pve1:0001:x@y!z:", "UPID%3Apve1%3A0001%3Ax%40y%21z%3A")]
    [InlineData("größe", "gr%C3%B6%C3%9Fe")]
    [InlineData("100%", "100%25")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("..a", "..a")]
    [InlineData("10.0.0.0/8", "10.0.0.0%2F8")]
    [InlineData("fd00::/8", "fd00%3A%3A%2F8")]
    public void Escapes_a_value_as_one_segment(string value, string escaped) =>
        PveRequest.Get($"/nodes/{value}/status").Path.ShouldBe($"/nodes/{escaped}/status");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../../access/users")]
    [InlineData("a/b")]
    [InlineData("/etc")]
    [InlineData("100/config")]
    [InlineData("local:iso/x.iso")]
    [InlineData("a\\b")]
    [InlineData("..\\..")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    [InlineData("%2e%2e")]
    [InlineData("%2E%2E")]
    [InlineData("a%2fb")]
    [InlineData("a%2Fb")]
    [InlineData("a%5cb")]
    [InlineData("a%252fb")]
    [InlineData("a%00b")]
    [InlineData("10.0.0.0/../8")]
    [InlineData(null)]
    public void Rejects_a_value_that_could_reach_another_path(string? value)
    {
        var error = Should.Throw<PveException>(() => PveRequest.Delete($"/nodes/pve1/qemu/100/snapshot/{value}"));

        error.Failure.ShouldBe(PveFailure.InvalidRequest);
        error.NeverSent.ShouldBeTrue();
    }

    [Theory]
    [InlineData("local:iso/debian 13.iso")]
    [InlineData("tank:backup/vzdump-lxc-202-2026_11_22-23_55_57.tar.zst")]
    [InlineData("local:100/vm-100-disk-0.qcow2")]
    [InlineData("local:vztmpl/a+b~c,d.tar.gz")]
    public void Lets_a_volume_have_its_slash(string volume) =>
        PveRequest.Delete($"/nodes/pve1/storage/local/content/{volume}").Path
            .ShouldBe($"/nodes/pve1/storage/local/content/{Uri.EscapeDataString(volume)}");

    [Theory]
    [InlineData("local:../../x")]
    [InlineData("local:iso/../x")]
    [InlineData("local:iso//x")]
    [InlineData("local:iso/./x")]
    [InlineData("local:iso/")]
    [InlineData("iso/x")]
    [InlineData("/local:iso/x")]
    public void Rejects_a_volume_that_leaves_its_place(string volume) =>
        Should.Throw<PveException>(() => PveRequest.Delete($"/nodes/pve1/storage/local/content/{volume}")).Failure.ShouldBe(PveFailure.InvalidRequest);

    [Theory]
    [InlineData("nodes")]
    [InlineData("/nodes//pve1")]
    [InlineData("/nodes/")]
    [InlineData("/nodes/../access")]
    [InlineData("/nodes/%2e%2e/access")]
    [InlineData("/nodes?x=1")]
    [InlineData("/nodes#x")]
    [InlineData("/nodes/%zz")]
    [InlineData("/nodes/a%2Fb")]
    [InlineData("/no des")]
    [InlineData("/nodés")]
    [InlineData("")]
    [InlineData("/")]
    public void Rejects_a_final_path_that_is_not_plain(string path) =>
        Should.Throw<PveException>(() => PvePath.Check(path)).Failure.ShouldBe(PveFailure.InvalidRequest);

    [Fact]
    public void Rejects_a_guest_on_a_node_with_a_slash() =>
        Should.Throw<PveException>(() => PveRequest.Get(new GuestAddress("pve1/qemu/1", false, 100), $"config")).Failure.ShouldBe(PveFailure.InvalidRequest);

    [Theory]
    [InlineData("")]
    [InlineData("a=b&c")]
    [InlineData("a b")]
    public void Rejects_a_parameter_name_that_is_none(string name) =>
        Should.Throw<PveException>(() => PveRequest.Post($"/pools").With(name, "x")).Failure.ShouldBe(PveFailure.InvalidRequest);

    [Fact]
    public void Shows_no_parameter_as_text() =>
        PveRequest.Post($"/access/users").With("password", "hunter22").ToString().ShouldBe("POST /access/users");

    [Fact]
    public void Shows_its_parameters_in_order_with_secrets_masked() =>
        string.Join('&', PveRequest.Post($"/access/users").With("userid", "joe@pve").With("password", "hunter22").With("enable", false).Parameters)
            .ShouldBe("userid=joe@pve&password=***&enable=0");
}
