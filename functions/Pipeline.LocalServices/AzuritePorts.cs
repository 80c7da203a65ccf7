using System.Net;
using System.Net.Sockets;

namespace Pipeline.LocalServices;

/// <summary>The three ports of one emulator on 127.0.0.1.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    /// <summary>Fills in free ports for those that are 0; another process may still take them before they are used.</summary>
    public AzuritePorts WithFreePorts()
    {
        var held = new List<TcpListener>();
        try
        {
            return new AzuritePorts(Pick(Blob, held), Pick(Queue, held), Pick(Table, held));
        }
        finally
        {
            held.ForEach(listener => listener.Dispose());
        }
    }

    private static int Pick(int asked, List<TcpListener> held)
    {
        if (asked != 0)
        {
            return asked;
        }

        // Held until all three are known, so that they differ.
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        held.Add(listener);
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
