using System;
using System.Net;
using System.Net.Sockets;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Text;
using System.Threading;

[ServiceContract(Namespace = "urn:t")]
public interface IEcho
{
    [OperationContract]
    string Echo(string text);
}

/// <summary>Returns what it gets, and refuses the text "no".</summary>
public class EchoService : IEcho
{
    public string Echo(string text)
    {
        if (text == "no") throw new InvalidOperationException();
        return text;
    }
}

/// <summary>Passes calls on with a client of WCF.</summary>
public class PassingService : IEcho
{
    public static string Target;

    public string Echo(string text)
    {
        return new ChannelFactory<IEcho>(AddressingWcf.NewBinding(), new EndpointAddress(Target)).CreateChannel().Echo(text);
    }
}

/// <summary>A service in SOAP 1.2 with WS-Addressing, and one that passes calls on to the address that it is given. Prints its URL.</summary>
public static class AddressingWcf
{
    public static Binding NewBinding()
    {
        var encoding = new TextMessageEncodingBindingElement(MessageVersion.Soap12WSAddressing10, Encoding.UTF8);
        return new CustomBinding(encoding, new HttpTransportBindingElement());
    }

    public static void Main(string[] arguments)
    {
        PassingService.Target = arguments[0];
        var url = "http://127.0.0.1:" + FreePort() + "/";
        Open(typeof(EchoService), url + "echo");
        Open(typeof(PassingService), url + "client");
        Console.WriteLine(url);
        Console.Out.Flush();
        Thread.Sleep(Timeout.Infinite);
    }

    private static void Open(Type service, string address)
    {
        var host = new ServiceHost(service, new Uri(address));
        host.AddServiceEndpoint(typeof(IEcho), NewBinding(), "");
        host.Open();
    }

    private static int FreePort()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
