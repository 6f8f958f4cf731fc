namespace Hypervisor.Proxmox.Tests;

public sealed class PveClientOptionsTests
{
    private static readonly PveClientOptions Valid = new() { Host = "pve.example.org", Credentials = new PveCredentials.ApiToken("root@pam!x", "secret-value") };

    public static TheoryData<string, Func<PveClientOptions, PveClientOptions>> Invalid => new()
    {
        { "Host", o => o with { Host = "https://pve" } },
        { "Host", o => o with { Host = "pve/../x" } },
        { "Host", o => o with { Host = "user@pve" } },
        { "Host", o => o with { Host = "" } },
        { "Port", o => o with { Port = 0 } },
        { "Fingerprint", o => o with { Tls = TlsMode.Fingerprint } },
        { "Fingerprint", o => o with { Fingerprint = "AA:BB" } },
        { "UseSsl", o => o with { Tls = TlsMode.Fingerprint, Fingerprint = new string('a', 64), UseSsl = false } },
        { "token id", o => o with { Credentials = new PveCredentials.ApiToken("root@pam", "x") } },
        { "token's secret", o => o with { Credentials = new PveCredentials.ApiToken("root@pam!x", "a\r\nX-Evil: 1") } },
        { "password", o => o with { Credentials = new PveCredentials.Password("root", "pam", "") } },
        { "RequestTimeout", o => o with { RequestTimeout = TimeSpan.Zero } },
        { "RequestsPerMinute", o => o with { RequestsPerMinute = 0 } },
        { "RetryAttempts", o => o with { RetryAttempts = 11 } },
    };

    [Fact]
    public void Accepts_a_host_and_credentials() => Should.NotThrow(Valid.Validate);

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Rejects_what_can_not_work(string named, Func<PveClientOptions, PveClientOptions> change) =>
        Should.Throw<ArgumentException>(change(Valid).Validate).Message.ShouldContain(named);

    [Fact]
    public void Reports_every_error_at_once()
    {
        var message = Should.Throw<ArgumentException>((Valid with { Host = "a b", Port = -1, ConcurrentRequests = 0 }).Validate).Message;

        message.ShouldContain("Host");
        message.ShouldContain("Port");
        message.ShouldContain("ConcurrentRequests");
    }

    [Theory]
    [InlineData("aa:bb", null)]
    [InlineData("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", "01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F:20")]
    [InlineData(" 01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13:14:15:16:17:18:19:1a:1b:1c:1d:1e:1f:20", "01:02:03:04:05:06:07:08:09:0A:0B:0C:0D:0E:0F:10:11:12:13:14:15:16:17:18:19:1A:1B:1C:1D:1E:1F:20")]
    public void Takes_a_fingerprint_in_any_spelling(string written, string? normal) => CertificateFingerprint.Normalize(written).ShouldBe(normal);
}
