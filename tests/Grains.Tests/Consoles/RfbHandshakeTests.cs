using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hypervisor.Grains.Tests;

public sealed class RfbHandshakeTests : IAsyncLifetime
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
    private TcpClient near = null!;
    private TcpClient far = null!;

    /// <summary>The side that the handshake has.</summary>
    private NetworkStream Ours => near.GetStream();

    private NetworkStream Theirs => far.GetStream();

    public async Task InitializeAsync()
    {
        listener.Start();
        near = new TcpClient();
        await near.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        far = await listener.AcceptTcpClientAsync();
    }

    public Task DisposeAsync()
    {
        near.Dispose();
        far.Dispose();
        listener.Dispose();
        limit.Dispose();
        return Task.CompletedTask;
    }

    // OpenSSL's des-ecb of sixteen zeros; the keys are the passwords' bytes with their bits in reverse, filled up with zeros.
    [Theory]
    [InlineData("PVEVNC:6", "9bbc3acc9966e79a9bbc3acc9966e79a")]
    [InlineData("PVEVNC:6 and more", "9bbc3acc9966e79a9bbc3acc9966e79a")]
    [InlineData("COW", "ceea96bcc9fda78bceea96bcc9fda78b")]
    public void Responds_as_every_VNC_server_expects(string password, string response) =>
        Convert.ToHexStringLower(RfbHandshake.Respond(new byte[16], password)).ShouldBe(response);

    [Fact]
    public async Task Signs_in_with_the_first_eight_bytes_of_the_password()
    {
        var signIn = RfbHandshake.SignIn(Ours, "abcdefgh:PVEVNC:and-more", limit.Token);
        await Say("RFB 003.008\n");
        (await Hear(12)).ShouldBe(Bytes("RFB 003.008\n"));
        await Say("\u0002\u0010\u0002");
        (await Hear(1)).ShouldBe([2]);
        var challenge = Enumerable.Range(0, 16).Select(part => (byte)part).ToArray();
        await Theirs.WriteAsync(challenge);
        (await Hear(16)).ShouldBe(RfbHandshake.Respond(challenge, "abcdefgh"));
        await Theirs.WriteAsync(new byte[4]);

        await signIn;
    }

    [Fact]
    public async Task Takes_no_password_where_none_is_asked_for()
    {
        var signIn = RfbHandshake.SignIn(Ours, "ticket", limit.Token);
        await Say("RFB 003.008\n\u0001\u0001");
        await Theirs.WriteAsync(new byte[4]);

        await signIn;
        (await Hear(13)).ShouldBe(Bytes("RFB 003.008\n\u0001"));
    }

    [Theory]
    [InlineData("RFB 003.003\n", "RFB 3.8")]
    [InlineData("HTTP/1.1 400", "RFB 3.8")]
    [InlineData("RFB 003.008\n\u0001\u0013", "security type")]
    [InlineData("RFB 003.008\n\u0000\u0000\u0000\u0000\u0004busy", "busy")]
    [InlineData("RFB 003.008\n\u0001\u0001\u0000\u0000\u0000\u0001\u0000\u0000\u0000\u0006denied", "denied")]
    public async Task Says_why_a_server_can_not_be_signed_in_to(string said, string why)
    {
        await Say(said);

        (await Should.ThrowAsync<InvalidDataException>(() => RfbHandshake.SignIn(Ours, "ticket", limit.Token))).Message.ShouldContain(why);
    }

    [Fact]
    public async Task Ends_with_a_server_that_hangs_up()
    {
        await Say("RFB 003");
        far.Dispose();

        await Should.ThrowAsync<IOException>(() => RfbHandshake.SignIn(Ours, "ticket", limit.Token));
    }

    [Fact]
    public async Task Welcomes_a_viewer_without_a_password()
    {
        var welcome = RfbHandshake.Welcome(Ours, limit.Token);
        (await Hear(12)).ShouldBe(Bytes("RFB 003.008\n"));
        await Say("RFB 003.008\n");
        (await Hear(2)).ShouldBe([1, 1]);
        await Say("\u0001");

        await welcome;
        (await Hear(4)).ShouldBe(new byte[4]);
    }

    [Theory]
    [InlineData("RFB 003.003\n")]
    [InlineData("GET / HTTP/1")]
    [InlineData("RFB 003.008\n\u0002")]
    public async Task Refuses_a_viewer_that_speaks_something_else(string said)
    {
        await Say(said);

        await Should.ThrowAsync<InvalidDataException>(() => RfbHandshake.Welcome(Ours, limit.Token));
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private Task Say(string text) => Theirs.WriteAsync(Bytes(text), limit.Token).AsTask();

    private async Task<byte[]> Hear(int count)
    {
        var bytes = new byte[count];
        await Theirs.ReadExactlyAsync(bytes, limit.Token);
        return bytes;
    }
}
