using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Hypervisor.PveSimulator;
using Microsoft.Diagnostics.NETCore.Client;

namespace Hypervisor.Benchmarks;

/// <summary>A silo in a process and data folder of its own, signed in to.</summary>
internal sealed class SiloUnderTest : IAsyncDisposable
{
    public const string Password = "benchmark-password";

    /// <summary>Of the runtime's own event source: a session that asks for it begins with a full, blocking collection.</summary>
    private const long GCHeapCollect = 0x800000;

    private readonly string data = Directory.CreateTempSubdirectory("hypervisor-bench-").FullName;
    private readonly Process process;
    private readonly HttpClient http;

    private SiloUnderTest((string Name, string Value)[] environment)
    {
        Port = FreePort();
        http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://127.0.0.1:{Port}"), Timeout = TimeSpan.FromMinutes(2) };
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Hypervisor.Silo.dll"), "--urls", $"http://127.0.0.1:{Port}", "--data", data },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HYPERVISOR_ADMIN_PASSWORD"] = Password;
        start.Environment["HYPERVISOR_ALLOWED_NETWORKS"] = "127.0.0.0/8";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Port { get; }

    public string Token { get; private set; } = "";

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public double WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static async Task<SiloUnderTest> Start(params (string Name, string Value)[] environment)
    {
        var silo = new SiloUnderTest(environment);
        await silo.Ready();
        var login = await silo.http.PostAsJsonAsync("/api/v1/auth/login", new { username = "admin", password = Password });
        silo.Token = (await login.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
        silo.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", silo.Token);
        return silo;
    }

    /// <summary>Registers the cluster and waits for its first sync.</summary>
    public async Task<Guid> Register(SimulatedCluster cluster, int interval)
    {
        var answer = await http.PostAsJsonAsync("/api/v1/controllers", new
        {
            name = $"{cluster.Name} {Guid.NewGuid():N}",
            host = cluster.Host,
            port = cluster.Port,
            tls_fingerprint = cluster.Fingerprint,
            sync_interval_seconds = interval,
            config = new { token_id = cluster.TokenId, token_secret = cluster.TokenSecret },
        });
        answer.EnsureSuccessStatusCode();
        var id = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        await Sync(id);
        return id;
    }

    public async Task Sync(Guid controller)
    {
        var answer = await http.PostAsync($"/api/v1/discovery/controllers/{controller}?sync=true", null);
        var report = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (report.GetProperty("status").GetString() != "completed")
        {
            throw new InvalidOperationException($"The sync failed: {report}");
        }
    }

    public async Task Post(string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
    }

    public Task<byte[]> Get(string path) => http.GetByteArrayAsync(path);

    /// <summary>Bytes that the silo's process has allocated on its heap since it started, garbage included.</summary>
    public async Task<double> Allocated()
    {
        // A scrape is answered from the one before for 300 ms.
        await Task.Delay(TimeSpan.FromMilliseconds(400), TimeProvider.System);
        return await Metric("dotnet_gc_heap_total_allocated_bytes_total");
    }

    /// <summary>Bytes that are in use: what a full collection left. Between those a heap that has room grows by garbage.</summary>
    public async Task<double> Held()
    {
        using (var session = new DiagnosticsClient(process.Id).StartEventPipeSession([new EventPipeProvider("Microsoft-Windows-DotNETRuntime", EventLevel.Informational, GCHeapCollect)], requestRundown: false))
        {
            await session.StopAsync(CancellationToken.None);
        }

        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        return await Metric("dotnet_gc_last_collection_heap_size_bytes");
    }

    /// <summary>A gauge of the silo's own metrics, summed over its labels.</summary>
    public async Task<double> Metric(string name) => (await http.GetStringAsync("/metrics")).Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && (line[name.Length] is '{' or ' '))
        .Sum(line => double.Parse(line.Split(' ')[1]));

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Ready()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await beat.WaitForNextTickAsync(patience.Token))
        {
            try
            {
                if ((await http.GetAsync("/health/ready", patience.Token)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
    }
}
