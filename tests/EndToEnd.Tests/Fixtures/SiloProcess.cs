using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>The built silo as a process of its own, to be killed and started again.</summary>
public sealed class SiloProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromMinutes(3);
    private static readonly HttpClient Http = new(new SocketsHttpHandler()) { Timeout = TimeSpan.FromSeconds(5) };

    private readonly string[] arguments;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly StringBuilder output = new();
    private readonly TemporaryFolder? ownFolder;
    private Process process = null!;

    private SiloProcess(string? dataFolder, string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        if (dataFolder is null) ownFolder = new TemporaryFolder();
        DataFolder = dataFolder ?? ownFolder!.Path;
        Url = $"http://127.0.0.1:{FreePort()}";
        this.arguments = arguments;
        this.environment = environment ?? new Dictionary<string, string>();
    }

    public static string ThisVersion => typeof(Silo.SiloOptions).Assembly.Location;

    public string Url { get; }

    /// <summary>The silo's assembly.</summary>
    public string Program { get; set; } = ThisVersion;

    public string DataFolder { get; }

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Starts it and does not wait.</summary>
    public static SiloProcess Start(string? dataFolder = null, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var silo = new SiloProcess(dataFolder, arguments, environment);
        silo.Restart();
        return silo;
    }

    public static async Task<SiloProcess> StartReady(string? dataFolder = null, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
    {
        var silo = Start(dataFolder, environment, arguments);
        try
        {
            await silo.UntilReady();
            return silo;
        }
        catch
        {
            await silo.DisposeAsync();
            throw;
        }
    }

    /// <summary>The same silo again: data folder, url, settings.</summary>
    public void Restart()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "--data", DataFolder, "--urls", Url, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("HYPERVISOR_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;

        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public async Task UntilReady()
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await Status("/health/ready") != HttpStatusCode.OK)
        {
            if (process.HasExited) throw new InvalidOperationException($"The silo ended with {process.ExitCode} before it was ready:\n{Output}");
            if (TimeProvider.System.GetElapsedTime(started) > ReadyTimeout) throw new TimeoutException($"The silo was not ready after {ReadyTimeout}:\n{Output}");

            // Another process's readiness is no event that could be awaited.
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }

    /// <summary>Null where nothing answers.</summary>
    public async Task<HttpStatusCode?> Status(string path)
    {
        try
        {
            using var response = await Http.GetAsync(Url + path);
            return response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public Task<string> Get(string path) => Http.GetStringAsync(Url + path);

    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>SIGKILL: no goodbye to anyone.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>Whether it ends by itself.</summary>
    public async Task<bool> HasEnded(TimeSpan within)
    {
        using var timeout = new CancellationTokenSource(within);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async Task<int> ExitCode(TimeSpan? within = null)
    {
        using var timeout = new CancellationTokenSource(within ?? ReadyTimeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The silo still runs:\n{Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
        ownFolder?.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output) output.AppendLine(line.Data);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
