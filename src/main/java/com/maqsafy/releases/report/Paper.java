package com.maqsafy.releases.report;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Makes PDF/A-1b (ISO 19005-1) of a page: everything that is needed to show it in thirty years is inside. */
@Component
class Paper {

    /** DejaVu Sans has Latin and Arabic letters and may be embedded. */
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    /** Marks above and below Arabic letters, beside which the printer would set them. Words are the same without. */
    private static final Pattern VOWELS = Pattern.compile("[\u064b-\u0652\u0670]");

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    byte[] print(String whole, ReportLanguage language) {
        String page = VOWELS.matcher(whole).replaceAll("");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfAConformance(PdfAConformance.PDFA_1_B);
            builder.useColorProfile(colours);
            builder.useFont(() -> font("DejaVuSans.ttf"), "DejaVu Sans", 400, FontStyle.NORMAL, true);
            builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu Sans", 700, FontStyle.NORMAL, true);
            builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
            builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
            builder.defaultTextDirection(language == ReportLanguage.ARABIC ? TextDirection.RTL : TextDirection.LTR);
            if (language == ReportLanguage.ARABIC) {
                builder.withW3cDocument(fromRightToLeft(page), null);
            } else {
                builder.withHtmlContent(page, null);
            }
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
                // PDF/A-1 is PDF 1.4, which knows no compressed objects.
                renderer.getPdfDocument().save(pdf, CompressParameters.NO_COMPRESSION);
                renderer.getPdfDocument().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /** The page with the cells of each row in the opposite order: the printer knows the direction of texts, but not of tables. */
    private static Document fromRightToLeft(String page) throws IOException {
        Document document = read(page);
        NodeList rows = document.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Node row = rows.item(i);
            List<Node> cells = new ArrayList<>();
            while (row.getFirstChild() != null) {
                cells.add(row.removeChild(row.getFirstChild()));
            }
            Collections.reverse(cells);
            cells.forEach(row::appendChild);
        }
        return document;
    }

    private static Document read(String page) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("The page is not well-formed.", e);
        }
    }

    private static InputStream font(String file) {
        return Paper.class.getResourceAsStream(FONTS + file);
    }
}
