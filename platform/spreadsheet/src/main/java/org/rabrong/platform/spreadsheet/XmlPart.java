package org.rabrong.platform.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML in UTF-8 without definitions of its own, read event by event. Names are read without their namespaces: the strict and the usual kind of a
 * workbook differ in nothing else.
 */
final class XmlPart implements AutoCloseable {

    /** Characters of one text; a spreadsheet's cell holds fewer. */
    private static final int LONGEST_TEXT = 32_767;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader events;
    private final InputStream stream;

    XmlPart(InputStream stream) throws XMLStreamException {
        this.stream = stream;
        this.events = FACTORY.createXMLStreamReader(new InputStreamReader(
                stream,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing outside is read");
        });
        return factory;
    }

    /** Goes to the next beginning or end of an element; false at the end. */
    boolean next() throws XMLStreamException {
        while (events.hasNext()) {
            switch (events.next()) {
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new XMLStreamException("Definitions of its own");
                default -> {
                    // Blanks between elements, comments
                }
            }
        }
        return false;
    }

    boolean begins(String element) {
        return events.isStartElement() && events.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return events.isEndElement() && events.getLocalName().equals(element);
    }

    @Nullable
    String attribute(String name) {
        for (int i = 0; i < events.getAttributeCount(); i++) {
            if (events.getAttributeLocalName(i).equals(name)
                    && (events.getAttributeNamespace(i) == null
                            || events.getAttributeNamespace(i).isEmpty())) {
                return events.getAttributeValue(i);
            }
        }
        return null;
    }

    /** One with a namespace: {@code r:id}. */
    @Nullable
    String foreignAttribute(String name) {
        for (int i = 0; i < events.getAttributeCount(); i++) {
            String namespace = events.getAttributeNamespace(i);
            if (events.getAttributeLocalName(i).equals(name) && namespace != null && !namespace.isEmpty()) {
                return events.getAttributeValue(i);
            }
        }
        return null;
    }

    String required(String name) throws XMLStreamException {
        String value = attribute(name);
        if (value == null) {
            throw new XMLStreamException("No attribute " + name);
        }
        return value;
    }

    /** The text of the element that just began; afterwards it has ended. */
    String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (events.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (text.length() + events.getTextLength() > LONGEST_TEXT) {
                        throw new XMLStreamException("A text without end");
                    }
                    text.append(events.getTextCharacters(), events.getTextStart(), events.getTextLength());
                }
                case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    // Says nothing
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return text.toString();
                }
                default -> throw new XMLStreamException("No text");
            }
        }
    }

    /** What a shared or inline string says: its runs one after the other, without the reading aids of other scripts. */
    String richText(String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int aids = 0;
        while (next()) {
            if (ends(element)) {
                return text.toString();
            }
            if (begins("rPh")) {
                aids++;
            } else if (ends("rPh")) {
                aids--;
            } else if (begins("t")) {
                String run = text();
                if (aids == 0) {
                    text.append(run);
                    if (text.length() > LONGEST_TEXT) {
                        throw new XMLStreamException("A text without end");
                    }
                }
            }
        }
        throw new XMLStreamException("No end of " + element);
    }

    @Override
    public void close() throws XMLStreamException {
        try (stream) {
            events.close();
        } catch (IOException broken) {
            throw new XMLStreamException(broken);
        }
    }
}
