using System.Net;

namespace Hypervisor.Proxmox.Tests;

/// <summary>One server, one client, one clock.</summary>
public abstract class PveTest : IAsyncLifetime
{
    protected const string TokenSecret = "3f7c1d52-9a0e-4c55-8f57-0a6a1c2b9e11";

    private readonly List<IAsyncDisposable> disposables = [];

    protected static NetworkGuard Guard { get; } = new(new() { AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] });

    protected static WritePermit Permit { get; } = new();

    protected static PveRequest AnyRead => PveRequest.Get($"/version");

    protected static PveRequest AnyWrite => PveRequest.Post($"/nodes/{"pve1"}/qemu/{100}/status/start");

    protected PveServer Server { get; private set; } = null!;

    protected TestTime Time { get; } = new();

    protected TestLog Log { get; } = new();

    public virtual async Task InitializeAsync() => Server = await StartServer();

    public async Task DisposeAsync()
    {
        foreach (var disposable in Enumerable.Reverse(disposables))
            await disposable.DisposeAsync();
    }

    protected async Task<PveServer> StartServer(bool https = true) => Own(await PveServer.Start(https: https));

    protected T Own<T>(T disposable)
        where T : IAsyncDisposable
    {
        disposables.Add(disposable);
        return disposable;
    }

    protected PveClientOptions Options() => new()
    {
        Host = "127.0.0.1",
        Port = Server.Port,
        Tls = TlsMode.Fingerprint,
        Fingerprint = Server.Fingerprint,
        Credentials = new PveCredentials.ApiToken("root@pam!hypervisor", TokenSecret),
    };

    protected PveClient Client(Func<PveClientOptions, PveClientOptions>? change = null) =>
        Own(new PveClient(change?.Invoke(Options()) ?? Options(), Guard, Time, Log));

    protected static async Task<PveException> Fails(Task call) => await Should.ThrowAsync<PveException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
}
