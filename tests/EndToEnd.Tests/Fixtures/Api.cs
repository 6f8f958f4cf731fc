using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Hypervisor.PveSimulator;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A signed-in client of a silo process.</summary>
internal sealed class Api : IDisposable
{
    public const string AdminPassword = "end-to-end-password";

    /// <summary>What a silo needs to be signed in to and to reach simulated clusters.</summary>
    public static readonly IReadOnlyDictionary<string, string> Environment = new Dictionary<string, string>
    {
        ["HYPERVISOR_ADMIN_PASSWORD"] = AdminPassword,
        ["HYPERVISOR_ALLOWED_NETWORKS"] = "127.0.0.0/8",
    };

    private readonly HttpClient http;

    private Api(HttpClient http) => this.http = http;

    public string Token => http.DefaultRequestHeaders.Authorization!.Parameter!;

    public static async Task<Api> SignIn(string url, string username = "admin", string password = AdminPassword)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(url + "/api/v1/"), Timeout = TimeSpan.FromSeconds(30) };
        var answer = await http.PostAsJsonAsync("auth/login", new { username, password });
        answer.EnsureSuccessStatusCode();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await Json(answer)).GetProperty("access_token").GetString());
        return new Api(http);
    }

    public async Task<JsonElement> Get(string path) => await Json((await http.GetAsync(path)).EnsureSuccessStatusCode());

    public async Task<JsonElement> Send(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        var answer = await http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await Json(answer);
    }

    /// <summary>Registers the cluster and reads it once.</summary>
    public async Task<Guid> Register(SimulatedCluster cluster, Guid? site = null)
    {
        var id = (await Send(HttpMethod.Post, "controllers", new
        {
            name = cluster.Name,
            site_id = site,
            host = cluster.Host,
            port = cluster.Port,
            tls_fingerprint = cluster.Fingerprint,
            sync_interval_seconds = 30,
            config = new { token_id = cluster.TokenId, token_secret = cluster.TokenSecret },
        })).GetProperty("id").GetGuid();
        await Sync(id);
        return id;
    }

    public Task<JsonElement> Sync(Guid controller) => Send(HttpMethod.Post, $"discovery/controllers/{controller}?sync=true");

    /// <summary>Reads until it holds; a takeover takes a moment.</summary>
    public async Task<JsonElement> Until(string path, Func<JsonElement, bool> holds, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        var last = default(JsonElement);
        while (true)
        {
            try
            {
                last = await Get(path);
                if (holds(last))
                {
                    return last;
                }
            }
            catch (HttpRequestException)
            {
                // Another silo is taking over.
            }

            try
            {
                await beat.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{path} still says {last}");
            }
        }
    }

    public void Dispose() => http.Dispose();

    private static async Task<JsonElement> Json(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
