using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

/// <summary>Someone who calls the API, and signs in again when their session has ended.</summary>
internal sealed class FuzzCaller(string name, Func<Task<HttpClient>> signIn)
{
    private readonly SemaphoreSlim one = new(1);
    private HttpClient? client;

    public string Name => name;

    public static FuzzCaller Of(HypervisorApp app, Role role, TestUser user) =>
        new(role.Name(), async () => app.With((await app.SignIn(user.Name)).Text("access_token")));

    public async Task<HttpClient> Client() => client ?? await SignIn(null);

    public async Task<HttpClient> SignIn(HttpClient? ended)
    {
        await one.WaitAsync();
        try
        {
            return client == ended || client is null ? client = await signIn() : client;
        }
        finally
        {
            one.Release();
        }
    }
}
