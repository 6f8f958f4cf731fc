namespace Hypervisor.Proxmox.Tests;

public sealed class TlsTests : PveTest
{
    [Fact]
    public async Task Reports_a_certificate_that_changed_with_both_fingerprints()
    {
        var pve = Client();
        await pve.Send(AnyWrite, Permit);
        var pinned = Server.Fingerprint;
        var port = Server.Port;
        await Server.DisposeAsync();
        var impostor = Own(await PveServer.Start(port));

        var error = await Fails(pve.Send(AnyWrite, Permit));

        error.Failure.ShouldBe(PveFailure.FingerprintChanged);
        error.ExpectedFingerprint.ShouldBe(pinned);
        error.SeenFingerprint.ShouldBe(impostor.Fingerprint);
        error.NeverSent.ShouldBeTrue();
        impostor.Requests.ShouldBeEmpty();
        Log.Text.ShouldContain(impostor.Fingerprint);
    }

    [Fact]
    public async Task Takes_the_pinned_fingerprint_in_lower_case_without_colons()
    {
        await Client(o => o with { Fingerprint = Server.Fingerprint.Replace(":", "").ToLowerInvariant() }).GetRaw(AnyRead);

        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Does_not_trust_a_self_signed_certificate_by_itself()
    {
        var error = await Fails(Client(o => o with { Tls = TlsMode.SystemTrust }).GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.TlsUntrusted);
        error.SeenFingerprint.ShouldBe(Server.Fingerprint);
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Takes_any_certificate_where_told_to()
    {
        await Client(o => o with { Tls = TlsMode.None, Fingerprint = null }).GetRaw(AnyRead);

        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Recognises_a_server_without_TLS()
    {
        var plain = await StartServer(https: false);

        var error = await Fails(Client(o => o with { Port = plain.Port }).GetRaw(AnyRead));

        error.Failure.ShouldBe(PveFailure.NotProxmox);
        plain.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Probes_a_certificate_without_a_request()
    {
        var seen = await PveProbe.ReadCertificate("127.0.0.1", Server.Port, Guard, Time);

        seen.Fingerprint.ShouldBe(Server.Fingerprint);
        seen.Subject.ShouldBe("CN=pve1.test");
        seen.Issuer.ShouldBe("CN=pve1.test");
        seen.SystemTrusted.ShouldBeFalse();
        seen.NotAfter.ShouldBe(new DateTimeOffset(Server.Certificate.NotAfter.ToUniversalTime()));
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Probes_only_where_the_guard_allows_it() =>
        (await Fails(PveProbe.ReadCertificate("127.0.0.1", Server.Port, new NetworkGuard(), Time))).Failure.ShouldBe(PveFailure.AddressRefused);

    [Fact]
    public async Task Probing_a_server_without_TLS_says_so()
    {
        var plain = await StartServer(https: false);

        (await Fails(PveProbe.ReadCertificate("127.0.0.1", plain.Port, Guard, Time))).Failure.ShouldBe(PveFailure.NotProxmox);
    }
}
