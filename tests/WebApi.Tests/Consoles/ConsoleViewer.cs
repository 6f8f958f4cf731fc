using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace Hypervisor.WebApi.Tests;

/// <summary>A page's side of a console.</summary>
internal sealed class ConsoleViewer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly CancellationTokenSource limit = new(Patience);
    private readonly List<byte> heard = [];
    private Stream stream = Stream.Null;

    /// <summary>All that was ever sent to it.</summary>
    public string Heard => Encoding.Latin1.GetString([.. heard]);

    public string? SubProtocol => socket.SubProtocol;

    public static async Task<ConsoleViewer> Connect(HypervisorApp app, HttpClient client, string path, string? subProtocol = "binary")
    {
        var viewer = new ConsoleViewer();
        foreach (var (name, values) in client.DefaultRequestHeaders)
        {
            viewer.socket.Options.SetRequestHeader(name, string.Join(' ', values));
        }

        if (subProtocol is not null)
        {
            viewer.socket.Options.AddSubProtocol(subProtocol);
        }

        await viewer.socket.ConnectAsync(new UriBuilder(new Uri(app.Address, path)) { Scheme = "ws" }.Uri, viewer.limit.Token);
        viewer.stream = WebSocketStream.Create(viewer.socket, WebSocketMessageType.Binary);
        return viewer;
    }

    /// <summary>The answer to who asks for a web socket and gets none.</summary>
    public static async Task<HttpResponseMessage> Ask(HypervisorApp app, HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(app.Address, path)) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        return await client.SendAsync(request);
    }

    public Task Say(byte[] bytes) => stream.WriteAsync(bytes, limit.Token).AsTask();

    public Task Say(string text) => Say(Encoding.Latin1.GetBytes(text));

    /// <summary>As a terminal sends what is typed.</summary>
    public Task Type(string text) => Say($"0:{text.Length}:{text}");

    public async Task<byte[]> Hear(int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, limit.Token);
        heard.AddRange(bytes);
        return bytes;
    }

    public async Task<string> HearUntil(string end)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            text.Append(Encoding.Latin1.GetString(await Hear(1)));
        }

        return text.ToString();
    }

    /// <summary>The beginning of a screen.</summary>
    /// <returns>What the screen calls itself.</returns>
    public async Task<string> Welcome()
    {
        Encoding.Latin1.GetString(await Hear(12)).ShouldBe("RFB 003.008\n");
        await Say("RFB 003.008\n");
        (await Hear(2)).ShouldBe([1, 1], "one security type: none");
        await Say([1]);
        (await Hear(4)).ShouldBe(new byte[4]);
        await Say([1]);
        var start = await Hear(24);
        return Encoding.UTF8.GetString(await Hear(start[23]));
    }

    /// <summary>Reads what still comes.</summary>
    /// <returns>How the other side closed it.</returns>
    public async Task<(int Code, string Reason)> End()
    {
        var rest = new byte[4096];
        while (await stream.ReadAsync(rest, limit.Token) > 0)
        {
        }

        return ((int)socket.CloseStatus!.Value, socket.CloseStatusDescription ?? "");
    }

    public async Task Leave()
    {
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        await End();
    }

    public void Dispose()
    {
        socket.Dispose();
        limit.Dispose();
    }
}
