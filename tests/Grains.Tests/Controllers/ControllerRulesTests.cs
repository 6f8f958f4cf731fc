using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains.Tests;

public sealed class ControllerRulesTests
{
    private static readonly ControllerRegistration Valid = new()
    {
        Name = "lab",
        Host = "pve.lan",
        Config = new ControllerConfig { TokenId = "root@pam!hypervisor", TokenSecret = new Secret("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee") },
    };

    public static TheoryData<string, ControllerRegistration> Wrong => new()
    {
        { "name", Valid with { Name = null } },
        { "name", Valid with { Name = "  " } },
        { "name", Valid with { Name = new string('n', 256) } },
        { "controller_type", Valid with { ControllerType = "vmware" } },
        { "host", Valid with { Host = null } },
        { "host", Valid with { Host = "https://pve.lan" } },
        { "host", Valid with { Host = "pve.lan:8006" } },
        { "host", Valid with { Host = "pve.lan/api2" } },
        { "host", Valid with { Host = "user@pve.lan" } },
        { "host", Valid with { Host = new string('h', 254) } },
        { "port", Valid with { Port = 0 } },
        { "port", Valid with { Port = 65536 } },
        { "sync_interval_seconds", Valid with { SyncIntervalSeconds = 29 } },
        { "sync_interval_seconds", Valid with { SyncIntervalSeconds = 3601 } },
        { "tls_fingerprint", Valid with { TlsFingerprint = "AB:CD" } },
        { "tls_fingerprint", Valid with { TlsFingerprint = new string('a', 64), VerifySsl = true } },
        { "tls_fingerprint", Valid with { TlsFingerprint = new string('a', 64), UseSsl = false } },
        { "verify_ssl", Valid with { VerifySsl = true, UseSsl = false } },
        { "config.token_id", Valid with { Config = null } },
        { "config.token_id", Valid with { Config = Valid.Config! with { TokenId = "root" } } },
        { "config.token_id", Valid with { Username = "root", Password = new Secret("p") } },
        { "config.token_secret", Valid with { Config = Valid.Config! with { TokenSecret = null } } },
        { "config.token_secret", Valid with { Config = Valid.Config! with { TokenSecret = new Secret("with\r\nheader: injected") } } },
        { "username", Valid with { Config = null, Password = new Secret("p") } },
        { "password", Valid with { Config = null, Username = "root@pam" } },
        { "config.realm", Valid with { Config = new ControllerConfig { Realm = "p a m" }, Username = "root", Password = new Secret("p") } },
    };

    [Fact]
    public void Accepts_a_token() => ControllerRules.Check(Valid);

    [Fact]
    public void Accepts_a_password() => ControllerRules.Check(Valid with { Config = null, Username = "root", Password = new Secret("p") });

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("[2001:db8::1]")]
    [InlineData("pve-1.example.org")]
    public void Accepts_hosts(string host) => ControllerRules.Check(Valid with { Host = host });

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Rejects_a_wrong_field_and_only_that(string field, ControllerRegistration registration) =>
        Should.Throw<FleetException>(() => ControllerRules.Check(registration)).Errors.Keys.ShouldBe([field]);

    [Fact]
    public void Rejects_all_wrong_fields_at_once()
    {
        var failure = Should.Throw<FleetException>(() => ControllerRules.Check(new ControllerRegistration { ControllerType = "x", Port = 0, SyncIntervalSeconds = 1, TlsFingerprint = "x" }));

        failure.Failure.ShouldBe(Failure.Invalid);
        failure.Errors.Keys.Order().ShouldBe(["config.token_id", "controller_type", "host", "name", "port", "sync_interval_seconds", "tls_fingerprint"]);
    }

    [Fact]
    public void A_connection_can_be_tested_before_it_has_a_name() => ControllerRules.CheckConnection(Valid with { Name = null });
}
